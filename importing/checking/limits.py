"""What a publication's texts have to have, as numbers: the one place where they stand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """How much a text of a kind may hold. ``part`` is a part, ``body``, or a key of the front matter."""

    kind: str
    part: str
    least: int
    most: int


WORDS = (
    Limit("section", "body", 500, 1200),
    Limit("term", "full_description", 80, 200),
    Limit("term", "critical_perspective", 60, 150),
    Limit("historian", "profile", 60, 120),
    Limit("question", "explanation", 40, 90),
    Limit("position", "argument", 70, 130),
)
SENTENCES = (
    Limit("term", "definition", 1, 2),
    Limit("school", "thesis", 2, 2),
    Limit("position", "claim", 1, 1),
)
PARAGRAPHS = (Limit("position", "argument", 1, 1),)
# Of all sections of an article together.
ARTICLE_WORDS = Limit("article", "body", 5000, 7000)

# Words of an answer guide.
GUIDE = (40, 90)

# What the loader lets pass and a publication needs: keys of the front matter and parts of the text, by kind.
NEEDED_KEYS = {
    "term": ("further_reading", "names"),
    "school": ("period", "works"),
    "historian": ("memberships", "works"),
}
NEEDED_PARTS = {"school": ("critics",), "historiography-index": ("debate",)}

# The parts in which every paragraph of fact cites a source. Definitions, explanations of questions and pages about
# the site are not among them.
CITED_PARTS = {
    "section": ("body",),
    "term": ("full_description", "critical_perspective"),
    "school": ("thesis", "evidence_base", "critics"),
    "historian": ("profile",),
    "position": ("argument",),
    "historiography-index": ("debate",),
}
# So many words in quotation marks may stand without a source: a phrase, no quotation.
QUOTED_WORDS = 5
# So many words in a row, the same in two texts, are no accident.
SHARED_WORDS = 8
