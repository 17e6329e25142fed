"""What kinds of file there are, where they lie, and which keys stand in their front matter, in which order."""

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

LICENCES = ("cc-by-4.0", "cc-by-sa-4.0", "all-rights-reserved")
CHANGE_KINDS = ("fact", "interpretation", "source", "wording")
IMAGE_LICENCES = ("public-domain", "cc0", "cc-by-4.0", "cc-by-sa-4.0", "own-work")
TERM_KINDS = ("concept", "person", "place", "event", "organisation", "document")
ROMANISATIONS = (
    *("pinyin", "wade-giles", "postal", "gwoyeu-romatzyh", "jyutping", "mccune-reischauer", "revised-romanisation"),
    *("north-korean", "hepburn", "ala-lc", "bgn-pcgn", "scholarly", "customary"),
)
MATCH_CASE = ("auto", "yes", "no")
SURNAME_USE = ("alone", "after full name", "never")
SCHOOL_MARKS = ("square", "triangle", "circle", "diamond", "pentagon", "cross", "star", "hexagon")
ADDRESS_LONGEST = 200
LONGEST_ITEM = 200
LONGEST_NOTE = 1000


class Form(Enum):
    """What a key's value is."""

    LINE = "text on one line"
    TEXT = "text"
    FLAG = "true or false"
    DATE = "a date like 1950-10-19"
    CHOICE = "one of a few words"
    LINES = "a list of lines"
    NAMES = "a list of lines, in the order of the alphabet"
    AUTHORS = "a list of authors, each with a name and perhaps a family_name and an affiliation"
    TERM_NAMES = "a list of names, each with a text and what is known of it"
    SOURCES = "a list of keys of sources"
    POSITIONS = "a list of positions, each as question/school"
    ROWS = "a list of lines, each a row of its own"
    HISTORIAN_NAMES = "a list of names, each with a text and its language, script and romanisation"
    MEMBERSHIPS = "a list of schools by their slugs, each perhaps with a period and a note"
    OPENINGS = "a list of dates, each with a text and perhaps the key of a source"
    SCHOOL = "the slug of a school"
    PERIOD = "a date or period like 1950/1959"
    NUMBER = "a whole number"
    PLACE = "a whole number, which gives the order of files of the kind"
    SLUG = "letters, digits and hyphens"
    IMAGE = "the name of an image file"
    CHANGE = "kind and note"


@dataclass(frozen=True)
class Key:
    """One key of the front matter. ``longest`` is the length that the page's field allows, for lists all in all.

    ``default`` is what a page has whose file leaves the key out, if that is not nothing.
    """

    name: str
    form: Form
    longest: int = 0
    is_needed: bool = False
    choices: tuple[str, ...] = ()
    default: str | bool | None = None

    def is_left_out(self, value: Any) -> bool:
        """Whether a file does not tell a value."""
        return value is None or (value in ("", False, ()) if self.default is None else value == self.default)


@dataclass(frozen=True)
class Part:
    """One of several texts in a file: the name of the page's field, and the heading below which it stands."""

    name: str
    heading: str = ""
    is_cited: bool = False
    is_optional: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of file: where it lies, the model it is loaded into, its keys, and what text it has.

    That is a body of blocks, or ``parts``: paragraphs below headings, the first part below none. ``parent`` is the
    file of the page above, ``slug`` what stands at the end of the address where there is only one such page;
    ``below`` is what stands between both addresses. A record stands in no tree of pages.
    """

    name: str
    place: re.Pattern[str]
    model: str
    keys: tuple[Key, ...]
    has_body: bool = False
    parts: tuple[Part, ...] = ()
    parent: str | None = "index.md"
    slug: str = ""
    below: str = ""
    is_record: bool = False
    by_name: dict[str, Key] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})


TITLE = Key("title", Form.LINE, 255, is_needed=True)
SLUG = Key("slug", Form.SLUG, ADDRESS_LONGEST)
IN_MENUS = Key("in_menus", Form.FLAG)
INTRODUCTION = Key("introduction", Form.TEXT, 1000)
CHANGE = Key("change", Form.CHANGE)
NAME = r"[^/]+"

# In the order in which pages are made.
KINDS = (
    Kind(
        "home",
        re.compile(r"index\.md"),
        "articles.HomePage",
        (TITLE, Key("tagline", Form.LINE, 255), CHANGE),
        parent=None,
        slug="home",
    ),
    Kind(
        "source-index",
        re.compile(r"sources/index\.md"),
        "sources.SourceIndexPage",
        (TITLE, SLUG, IN_MENUS, INTRODUCTION, CHANGE),
        slug="sources",
    ),
    Kind(
        "glossary-index",
        re.compile(r"glossary/index\.md"),
        "glossary.GlossaryIndexPage",
        (TITLE, SLUG, IN_MENUS, INTRODUCTION, CHANGE),
        slug="glossary",
    ),
    Kind(
        "term",
        re.compile(rf"glossary/(?P<slug>{NAME})\.md"),
        "glossary.TermPage",
        (
            TITLE,
            SLUG,
            Key("term_kind", Form.CHOICE, is_needed=True, choices=TERM_KINDS),
            Key("names", Form.TERM_NAMES, 255),
            Key("perspective_author", Form.LINE, 200),
            Key("subjects", Form.NAMES),
            Key("further_reading", Form.SOURCES),
            Key("is_linkable", Form.FLAG, default=True),
            Key("links_by_hand", Form.FLAG),
            Key("match_case", Form.CHOICE, choices=MATCH_CASE, default=MATCH_CASE[0]),
            Key("surname", Form.LINE, 100),
            Key("surname_use", Form.CHOICE, choices=SURNAME_USE, default=SURNAME_USE[0]),
            Key("never_for", Form.NAMES),
            CHANGE,
        ),
        parts=(
            Part("definition"),
            Part("full_description", "Full description"),
            Part("critical_perspective", "Critical perspective", is_cited=True),
        ),
        parent="glossary/index.md",
    ),
    Kind(
        "historiography-index",
        re.compile(r"historiography/index\.md"),
        "historiography.HistoriographyIndexPage",
        (TITLE, SLUG, IN_MENUS, INTRODUCTION, Key("openings", Form.OPENINGS, 300), CHANGE),
        parts=(Part("debate", is_optional=True),),
        slug="historiography",
    ),
    Kind(
        "school",
        re.compile(rf"historiography/(?P<slug>{NAME})\.md"),
        "historiography.SchoolPage",
        (
            TITLE,
            SLUG,
            Key("short_title", Form.LINE, 60, is_needed=True),
            Key("parent", Form.SCHOOL, ADDRESS_LONGEST),
            Key("mark", Form.CHOICE, choices=SCHOOL_MARKS),
            Key("order", Form.PLACE, is_needed=True),
            Key("period", Form.PERIOD),
            Key("names", Form.ROWS, 255),
            Key("works", Form.SOURCES),
            CHANGE,
        ),
        parts=(Part("thesis"), Part("evidence_base", "Evidence base"), Part("critics", "Critics", is_optional=True)),
        parent="historiography/index.md",
    ),
    Kind(
        "historians-index",
        re.compile(r"historiography/historians/index\.md"),
        "historiography.HistorianIndexPage",
        (TITLE, SLUG, INTRODUCTION, CHANGE),
        parent="historiography/index.md",
        slug="historians",
    ),
    Kind(
        "historian",
        re.compile(rf"historiography/historians/(?P<slug>{NAME})\.md"),
        "historiography.HistorianPage",
        (
            TITLE,
            SLUG,
            Key("family_name", Form.LINE, 200, is_needed=True),
            Key("distinction", Form.LINE, 100),
            Key("names", Form.HISTORIAN_NAMES, 255),
            Key("life_dates", Form.PERIOD),
            Key("affiliation", Form.LINE, 300),
            Key("memberships", Form.MEMBERSHIPS, 300),
            Key("works", Form.SOURCES),
            CHANGE,
        ),
        parts=(Part("profile"),),
        parent="historiography/historians/index.md",
    ),
    Kind(
        "question",
        re.compile(rf"historiography/questions/(?P<slug>{NAME})/index\.md"),
        "historiography.Question",
        (
            TITLE,
            Key("slug", Form.SLUG, 100),
            Key("short_title", Form.LINE, 60, is_needed=True),
            Key("order", Form.NUMBER),
            CHANGE,
        ),
        parts=(Part("explanation"),),
        parent="historiography/index.md",
        below="questions/",
        is_record=True,
    ),
    Kind(
        "position",
        re.compile(rf"(?P<folder>historiography/questions/{NAME}/)(?P<slug>{NAME})\.md"),
        "historiography.Position",
        (Key("claim", Form.LINE, 400, is_needed=True), CHANGE),
        parts=(Part("argument", is_cited=True),),
        is_record=True,
    ),
    Kind(
        "article-index",
        re.compile(r"articles/index\.md"),
        "articles.ArticleIndexPage",
        (TITLE, SLUG, IN_MENUS, INTRODUCTION, CHANGE),
        slug="articles",
    ),
    Kind(
        "article",
        re.compile(rf"articles/(?P<slug>{NAME})/index\.md"),
        "articles.ArticlePage",
        (
            TITLE,
            SLUG,
            IN_MENUS,
            Key("subtitle", Form.LINE, 255),
            Key("summary", Form.TEXT, 1500, is_needed=True),
            Key("authors", Form.AUTHORS, is_needed=True),
            Key("lead_image", Form.IMAGE),
            Key("subjects", Form.NAMES),
            Key("reviewed_on", Form.DATE),
            Key("licence", Form.CHOICE, choices=LICENCES),
            CHANGE,
        ),
        parent="articles/index.md",
    ),
    Kind(
        "section",
        re.compile(rf"(?P<folder>articles/{NAME}/)(?P<number>\d+)-(?P<slug>{NAME})\.md"),
        "articles.SectionPage",
        (
            TITLE,
            SLUG,
            IN_MENUS,
            Key("key_question", Form.LINE, 300),
            Key("learning_aims", Form.LINES, 1500),
            Key("positions", Form.POSITIONS),
            CHANGE,
        ),
        has_body=True,
    ),
    Kind(
        "information",
        re.compile(rf"(?P<slug>{NAME})\.md"),
        "articles.InformationPage",
        (TITLE, SLUG, IN_MENUS, INTRODUCTION, CHANGE),
        has_body=True,
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}
ORDER = {kind.name: number for number, kind in enumerate(KINDS)}


def kind_at(path: str) -> Kind | None:
    """The kind of file that lies at a path of the content folder."""
    return next((kind for kind in KINDS if kind.place.fullmatch(path)), None)


def slug_at(path: str) -> str:
    """The slug of a file that names none: taken from its own name or its folder's."""
    kind = kind_at(path)
    found = kind.place.fullmatch(path) if kind else None
    return kind.slug or found["slug"] if kind and found else ""


def parent_path(path: str) -> str | None:
    """The file of the page under which the page of a file stands."""
    kind = kind_at(path)
    found = kind.place.fullmatch(path) if kind else None
    folder = found.groupdict().get("folder") if found else None
    return f"{folder}index.md" if folder else kind.parent if kind else None
