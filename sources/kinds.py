"""The kinds of works that can be cited: CSL's types, named as historians name them, and what each needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A CSL type: its label, and the variables without which it cannot be published."""

    csl_type: str
    label: str
    needed: tuple[str, ...] = ()


GROUPS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (
        "Books and their parts",
        (
            Kind("book", "Book"),
            Kind("chapter", "Chapter or document in a book", ("container-title",)),
            Kind("entry-encyclopedia", "Entry in an encyclopaedia", ("container-title",)),
            Kind("entry-dictionary", "Entry in a dictionary", ("container-title",)),
            Kind("classic", "Classic or sacred text"),
            Kind("pamphlet", "Pamphlet or leaflet"),
        ),
    ),
    (
        "Articles and papers",
        (
            Kind("article-journal", "Article in a journal", ("container-title",)),
            Kind("article-newspaper", "Article in a newspaper", ("container-title",)),
            Kind("article-magazine", "Article in a magazine", ("container-title",)),
            Kind("review-book", "Review of a book", ("container-title",)),
            Kind("review", "Review of something else", ("container-title",)),
            Kind("thesis", "Thesis", ("publisher",)),
            Kind("report", "Report or working paper"),
            Kind("paper-conference", "Paper given at a conference"),
            Kind("article", "Preprint or other article"),
            Kind("periodical", "Journal, magazine or newspaper as a whole"),
        ),
    ),
    (
        "Archives and official records",
        (
            Kind("manuscript", "Archival document or manuscript"),
            Kind("personal_communication", "Letter, telegram or other message"),
            Kind("collection", "Collection in an archive"),
            Kind("document", "Other document"),
            Kind("treaty", "Treaty or agreement"),
            Kind("legislation", "Law"),
            Kind("regulation", "Regulation or order"),
            Kind("bill", "Bill or resolution"),
            Kind("legal_case", "Judgement of a court"),
            Kind("hearing", "Hearing or minutes of a parliament"),
        ),
    ),
    (
        "Speech, sound and pictures",
        (
            Kind("speech", "Speech or lecture"),
            Kind("interview", "Interview or oral history"),
            Kind("broadcast", "Broadcast or podcast"),
            Kind("motion_picture", "Film or video"),
            Kind("song", "Song or sound recording"),
            Kind("graphic", "Photograph, picture or poster"),
            Kind("figure", "Figure"),
            Kind("map", "Map"),
        ),
    ),
    (
        "The web, data and the rest",
        (
            Kind("webpage", "Web page"),
            Kind("post-weblog", "Post in a blog"),
            Kind("post", "Post in a forum or network"),
            Kind("dataset", "Data set"),
            Kind("software", "Software"),
        ),
    ),
)
KINDS = {kind.csl_type: kind for _, kinds in GROUPS for kind in kinds}
ON_THE_WEB = ("webpage", "post-weblog", "post")
CHOICES = [(group, [(kind.csl_type, kind.label) for kind in kinds]) for group, kinds in GROUPS]


def label_of(csl_type: str) -> str:
    return KINDS[csl_type].label if csl_type in KINDS else csl_type
