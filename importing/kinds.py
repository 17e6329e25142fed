"""What kinds of file there are, where they lie, and which keys stand in their front matter, in which order."""

import re
from dataclasses import dataclass, field
from enum import Enum

LICENCES = ("cc-by-4.0", "cc-by-sa-4.0", "all-rights-reserved")
CHANGE_KINDS = ("fact", "interpretation", "source", "wording")
IMAGE_LICENCES = ("public-domain", "cc0", "cc-by-4.0", "cc-by-sa-4.0", "own-work")
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
    AUTHORS = "a list of authors, each with a name and perhaps an affiliation"
    SLUG = "letters, digits and hyphens"
    IMAGE = "the name of an image file"
    CHANGE = "kind and note"


@dataclass(frozen=True)
class Key:
    """One key of the front matter. ``longest`` is the length that the page's field allows, for lists all in all."""

    name: str
    form: Form
    longest: int = 0
    is_needed: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of file: where it lies, the model it is loaded into, its keys, and whether it has a text."""

    name: str
    place: re.Pattern[str]
    model: str
    keys: tuple[Key, ...]
    has_body: bool = False
    by_name: dict[str, Key] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})


TITLE = Key("title", Form.LINE, 255, is_needed=True)
SLUG = Key("slug", Form.SLUG, ADDRESS_LONGEST)
IN_MENUS = Key("in_menus", Form.FLAG)
INTRODUCTION = Key("introduction", Form.TEXT, 1000)
CHANGE = Key("change", Form.CHANGE)
NAME = r"[^/]+"

KINDS = (
    Kind("home", re.compile(r"index\.md"), "articles.HomePage", (TITLE, Key("tagline", Form.LINE, 255), CHANGE)),
    Kind(
        "article-index",
        re.compile(r"articles/index\.md"),
        "articles.ArticleIndexPage",
        (TITLE, SLUG, IN_MENUS, INTRODUCTION, CHANGE),
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
    ),
    Kind(
        "section",
        re.compile(rf"articles/{NAME}/(?P<number>\d+)-(?P<slug>{NAME})\.md"),
        "articles.SectionPage",
        (TITLE, SLUG, IN_MENUS, Key("key_question", Form.LINE, 300), Key("learning_aims", Form.LINES, 1500), CHANGE),
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


def kind_at(path: str) -> Kind | None:
    """The kind of file that lies at a path of the content folder."""
    return next((kind for kind in KINDS if kind.place.fullmatch(path)), None)


def slug_at(path: str) -> str:
    """The slug of a file that names none: taken from its own name or its folder's."""
    kind = kind_at(path)
    found = kind.place.fullmatch(path) if kind else None
    slug = found.groupdict().get("slug") if found else None
    return slug or ("articles" if kind and kind.name == "article-index" else "home")


def parent_path(path: str) -> str | None:
    """The file of the page under which the page of a file stands."""
    kind = kind_at(path)
    if kind is None or kind.name == "home":
        return None
    if kind.name in ("information", "article-index"):
        return "index.md"
    return "articles/index.md" if kind.name == "article" else path.rpartition("/")[0] + "/index.md"
