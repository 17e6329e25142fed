"""Invented content for the gallery, in the shapes that presenters give to templates. Nothing here is published."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.utils.safestring import mark_safe

from korea_intervention.styleguide import citing, positions
from korea_intervention.styleguide.texts import TEXT, body

Sample = dict[str, Any]

ARTICLE_PATH = "/articles/chinas-intervention/"
SECTION_PATH = ARTICLE_PATH + "the-early-cold-war/"

SITE: Sample = {
    "name": "Crossing the Yalu",
    "address": "https://yalu.example.org",
    "navigation": [{"title": "Articles", "path": "/articles/"}, {"title": "About", "path": "/about/"}],
    "footer": [
        {"title": "About", "path": "/about/"},
        {"title": "Accessibility", "path": "/accessibility/"},
        {"title": "Privacy", "path": "/privacy/"},
    ],
}


def frame() -> Sample:
    return {"site": SITE, "frame": "base.html"}


def version(number: int, kind: str, note: str, day: int) -> Sample:
    return {
        "pk": number,
        "number": number,
        "title": "China’s Intervention in the Korean War",
        "published_at": dt.datetime(2026, 11, day, 9, 30, tzinfo=dt.UTC),
        "author_name": "Ruth Okafor",
        "get_change_kind_display": kind,
        "kind": kind,
        "change_note": note,
        "note": note,
        "word_count": 1480,
        "permanent_path": f"{ARTICLE_PATH}v{number}/",
        "compare_path": f"{ARTICLE_PATH}compare/{number - 1}/{number}/" if number > 1 else None,
        "withheld": number == 2,
    }


VERSIONS = [
    version(4, "Correction of fact", "The second telegram is dated 2 October, as the Russian copy has it.", 23),
    version(3, "Change of interpretation", "The air cover that Stalin withheld is weighed anew.", 16),
    version(2, "Sources", "", 9),
    version(1, "First publication", "", 2),
]


def edition(path: str, **changes: Any) -> Sample:
    return {
        "document": {"pk": 12, "path": path, "state": "live", "reason": ""},
        "version": VERSIONS[0],
        "is_permanent": False,
        "is_preview": False,
        "faults": [],
        "path": path,
        "permanent_path": f"{path}v4/",
        "history_path": f"{path}history/",
        "report_path": "/report/?version=4",
        "reading_minutes": 14,
        **changes,
    }


def preview_edition(path: str) -> Sample:
    faults = [
        {"severity": "error", "message": "The link “Panikkar” leads to a deleted page.", "block": "b1", "field": None},
        {"severity": "warning", "message": "The figure has no alternative text.", "block": "b2", "field": "body"},
    ]
    return edition(path, is_preview=True, version=None, faults=faults)


# --- Articles and sections -------------------------------------------------------------------------------------------
ARTICLE: Sample = {
    "title": "China’s Intervention in the Korean War",
    "subtitle": "Why a state one year old fought the United States, 1950–53",
    "summary": "In October 1950 Chinese armies crossed the Yalu and changed the course of a war that had seemed won. "
    "This article follows the decision, the fighting and the argument about both, which is still open.",
    "authors": [
        {"name": "Ruth Okafor", "affiliation": "University of Leiden"},
        {"name": "Pak Min-jun", "affiliation": ""},
    ],
    "subjects": ["Cold War", "China", "Korea"],
    "licence": "CC BY 4.0",
    "reviewed_on": dt.date(2026, 11, 20),
    "lead_image_html": "",
    "path": ARTICLE_PATH,
    "reading_minutes": 14,
}
TITLES = [
    ("Introduction", "Why did a one-year-old state go to war with the United States?"),
    ("The early Cold War and Beijing’s foreign policy", "What did Beijing want of the world in 1949?"),
    ("Why China intervened", ""),
    ("Mao and the politics of the decision", "Who decided, and when?"),
    ("How historians disagree", ""),
]


def section_dict(number: int) -> Sample:
    title, question = TITLES[number - 1]
    path = SECTION_PATH if number == 2 else f"{ARTICLE_PATH}section-{number}/"
    anchor = f"s{10 + number}"
    headings = [
        {"level": 3, "text": "What the leaders feared", "anchor": f"{anchor}-h1"},
        {"level": 4, "text": "The bridges", "anchor": f"{anchor}-h2"},
    ]
    return {
        "number": number,
        "title": title,
        "path": path,
        "anchor": anchor,
        "key_question": question,
        "learning_aims": ["date the decision", "name two motives and who stresses them"] if number == 2 else [],
        "html": "" if number == 4 else mark_safe(body().replace("s12-", f"{anchor}-")),
        "headings": [] if number == 4 else headings,
        "reading_minutes": 3,
        "version_number": number,
        "permanent_path": f"{path}v{number}/",
        "version_pk": 20 + number,
        "document": 30 + number,
        "notice": "This section is withheld: a passage in it is under legal review." if number == 4 else "",
        "positions": positions.POSITIONS if number in (2, 3) else [],
    }


def sections() -> list[Sample]:
    return [section_dict(number) for number in range(1, len(TITLES) + 1)]


def article() -> Sample:
    return {
        **frame(),
        "article": ARTICLE,
        "sections": sections(),
        "edition": edition(ARTICLE_PATH),
        "terms_path": f"{ARTICLE_PATH}v4/terms/?now",
        "bibliography": citing.BIBLIOGRAPHY,
        "citation": citing.CITATION,
    }


def permanent_article() -> Sample:
    return {**article(), "edition": edition(ARTICLE_PATH, is_permanent=True)}


def article_preview() -> Sample:
    return {**article(), "edition": preview_edition(ARTICLE_PATH), "citation": None}


def empty_article() -> Sample:
    return {**article(), "sections": []}


def section() -> Sample:
    texts = sections()
    return {
        **frame(),
        "article": ARTICLE,
        "sections": texts,
        "section": texts[1],
        "previous": texts[0],
        "next": texts[2],
        "edition": edition(SECTION_PATH, reading_minutes=3),
        "terms_path": f"{SECTION_PATH}v4/terms/?now",
        "bibliography": citing.BIBLIOGRAPHY,
        "citation": {**citing.CITATION, "title": texts[1]["title"], "container": ARTICLE["title"]},
    }


def permanent_section() -> Sample:
    return {**section(), "edition": edition(SECTION_PATH, is_permanent=True)}


def section_preview() -> Sample:
    return {**section(), "edition": preview_edition(SECTION_PATH), "citation": None}


# --- Other pages -----------------------------------------------------------------------------------------------------
def changes() -> list[Sample]:
    return [{**entry, "path": ARTICLE_PATH} for entry in VERSIONS if not entry["withheld"]]


def home() -> Sample:
    articles = [{**ARTICLE, "sections": sections()}]
    return {**empty_home(), "articles": articles, "changes": changes(), **positions.front()}


def empty_home() -> Sample:
    front = {"title": "Crossing the Yalu", "tagline": "A contested history, with its versions and its quarrels."}
    listed: Sample = {"articles": [], "changes": [], "schools": [], "terms": []}
    return {**frame(), "home": front, **listed, "edition": edition("/")}


def permanent_home() -> Sample:
    return {**empty_home(), "edition": edition("/", is_permanent=True)}


def article_index() -> Sample:
    second = {
        **ARTICLE,
        "title": "The Armistice of 1953",
        "subtitle": "",
        "path": "/articles/armistice/",
        "sections": [],
    }
    return {**empty_index(), "articles": [{**ARTICLE, "sections": sections()}, second]}


def empty_index() -> Sample:
    index = {
        "title": "Articles",
        "introduction": "Long studies of one question each, in sections that can stand alone.",
    }
    return {**frame(), "index": index, "articles": [], "edition": edition("/articles/")}


def information() -> Sample:
    page = {
        "title": "About this publication",
        "introduction": "Who makes it, how it decides, and on what terms you may use it.",
        "html": body(),
        "headings": section_dict(2)["headings"],
    }
    return {**frame(), "page": page, "edition": edition("/about/"), "bibliography": citing.BIBLIOGRAPHY}


def history() -> Sample:
    versions = Paginator(VERSIONS, 3).page(1)
    return {**frame(), "document": {"pk": 12}, "title": ARTICLE["title"], "path": ARTICLE_PATH, "versions": versions}


def comparison(view: str = "inline") -> Sample:
    return {
        **frame(),
        "title": ARTICLE["title"],
        "path": ARTICLE_PATH,
        "old": VERSIONS[1],
        "new": VERSIONS[0],
        "view": view,
        "choices": VERSIONS,
        "fields": [
            {
                "label": "Subtitle",
                "old": "Why a young state fought",
                "new": "Why a state one year old fought",
                "inline_html": mark_safe("Why a <del>young state</del> <ins>state one year old</ins> fought"),
            }
        ],
        "blocks": COMPARED_BLOCKS,
        "notes": citing.CHANGED_NOTES,
        "links_added": [{"text": "Shen 1996", "href": "/sources/shen1996/"}],
        "links_removed": [{"text": "an old list", "href": "https://example.org/list"}],
    }


COMPARED_BLOCKS = [
    {"status": "same", "inline_html": TEXT, "old_html": TEXT, "new_html": TEXT},
    {
        "status": "changed",
        "inline_html": mark_safe(
            "<p>The telegram of <del>3 October</del> <ins>2 October, as the Russian copy has it,</ins> was sent.</p>"
        ),
        "old_html": mark_safe("<p>The telegram of <del>3 October</del> was sent.</p>"),
        "new_html": mark_safe("<p>The telegram of <ins>2 October, as the Russian copy has it,</ins> was sent.</p>"),
    },
    {
        "status": "added",
        "inline_html": mark_safe("<ins><p>Two copies of it are known, and they do not agree.</p></ins>"),
        "old_html": "",
        "new_html": mark_safe("<ins><p>Two copies of it are known, and they do not agree.</p></ins>"),
    },
    {
        "status": "removed",
        "inline_html": mark_safe("<del><p>Its text is beyond doubt.</p></del>"),
        "old_html": mark_safe("<del><p>Its text is beyond doubt.</p></del>"),
        "new_html": "",
    },
]


def comparison_side_by_side() -> Sample:
    return comparison("side-by-side")


class SampleForm(forms.Form):
    """Every kind of field that the site's forms use."""

    passage = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text="The words in question."
    )
    message = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), label="What is wrong")
    email = forms.EmailField(label="E-mail address", required=False, help_text="If you would like an answer.")
    kind = forms.ChoiceField(choices=[("fact", "A fact"), ("source", "A source")], label="It concerns")
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))
    remember = forms.BooleanField(label="Remember my address on this computer", required=False)


def report() -> Sample:
    return {**frame(), "form": SampleForm(), "version": VERSIONS[0], "title": ARTICLE["title"], "path": ARTICLE_PATH}


def invalid_report() -> Sample:
    return {**report(), "form": SampleForm({"passage": "19 October 1950", "email": "nobody", "kind": "fact"})}


def report_thanks() -> Sample:
    return {**frame(), "title": ARTICLE["title"], "path": ARTICLE_PATH}


def gone() -> Sample:
    gone_edition = edition(SECTION_PATH, document={"pk": 12, "path": SECTION_PATH, "state": "withdrawn", "reason": "…"})
    return {**gone_unreadable(), "edition": gone_edition, "html": body()}


def gone_unreadable() -> Sample:
    return {
        **frame(),
        "title": TITLES[1][0],
        "reason": "The section rested on a document that has since been shown to be a later copy.",
        "edition": None,
        "html": "",
        "history_path": f"{SECTION_PATH}history/",
    }


def withheld() -> Sample:
    return {**frame(), "title": TITLES[3][0], "reason": "A passage in it is under legal review."}


def password_required() -> Sample:
    form = type("PasswordForm", (forms.Form,), {"password": forms.CharField(widget=forms.PasswordInput)})
    return {**frame(), "form": form(), "action_url": "/styleguide/password-required/"}


def cite() -> Sample:
    return {**frame(), **citing.forms(VERSIONS[0])}


def components() -> Sample:
    """What the gallery shows beside whole pages."""
    texts = sections()
    return {
        **article(),
        "section": texts[1],
        "previous": texts[0],
        "next": texts[2],
        "blocks": {"body": body(), "compared": COMPARED_BLOCKS},
        "old": VERSIONS[1],
        "new": VERSIONS[0],
        "versions": VERSIONS,
        "changes": changes(),
        **positions.components(),
        "form": SampleForm(),
        "messages": [
            Message(SUCCESS, "Your address is confirmed."),
            Message(ERROR, "That password is not the right one."),
        ],
        "forms": citing.forms(VERSIONS[0]),
        "tokens": ["paper", "raised", "ink", "muted", "rule", "link", "accent", "accent-wash", "danger"],
        "preview": preview_edition(ARTICLE_PATH),
        "permanent": edition(ARTICLE_PATH, is_permanent=True),
        "bar": {
            "document": {"get_state_display": "Published"},
            "draft": {"has_unpublished_changes": True},
            "address": "/admin/pages/3/",
            "perms": {"publishing": {"view_errorreport": True}},
        },
    }
