"""What articles, their sections and the front page are to machines."""

from collections.abc import Iterable, Mapping
from typing import Any

from articles.models import ArticleLicence
from publishing.editions import Edition
from publishing.json_ld import Thing, person_or_organisation, reference, thing
from publishing.structured_data import LANGUAGE, address, publication, website

LICENCE_ADDRESSES = {
    ArticleLicence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    ArticleLicence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
}
ARTICLE = "ScholarlyArticle"


def front_page(edition: Edition, context: Mapping[str, Any]) -> Thing:
    return website() | thing("WebSite", description=edition.version.fields.get("tagline", ""), inLanguage=LANGUAGE)


def article(edition: Edition, context: Mapping[str, Any]) -> Thing:
    fields = edition.version.fields
    return publication(
        ARTICLE,
        edition,
        headline=edition.version.title,
        alternativeHeadline=fields.get("subtitle", ""),
        abstract=fields.get("summary", ""),
        author=authors(fields),
        license=LICENCE_ADDRESSES.get(fields.get("licence", ""), ""),
        keywords=", ".join(fields.get("subjects", [])),
        timeRequired=f"PT{edition.reading_minutes}M",
        hasPart=[_part(edition, section) for section in context["sections"]],
        citation=cited(context["bibliography"]),
    )


def section(edition: Edition, context: Mapping[str, Any]) -> Thing:
    whole = context["article"]
    fields = {"authors": whole["authors"], "licence": whole["licence_key"]} if whole else {}
    part_of = reference(ARTICLE, address(whole["path"]), name=whole["title"]) if whole else website()
    return publication(
        ARTICLE,
        edition,
        headline=edition.version.title,
        abstract=edition.version.fields.get("key_question", ""),
        author=authors(fields),
        license=LICENCE_ADDRESSES.get(fields.get("licence", ""), ""),
        position=context["section"]["number"] if not edition.is_permanent else None,
        timeRequired=f"PT{edition.reading_minutes}M",
        isPartOf=part_of,
        citation=cited(context["bibliography"]),
    )


def _part(edition: Edition, entry: Mapping[str, Any]) -> Thing:
    """A section of an article: of a permanent one, the version that it lists."""
    path = entry["permanent_path"] if edition.is_permanent else entry["path"]
    return reference(
        ARTICLE, address(path), name=entry["title"], position=entry["number"], version=str(entry["version_number"])
    )


def authors(fields: Mapping[str, Any]) -> list[Thing]:
    return [
        person_or_organisation(author["name"], author.get("family_name", ""), author.get("affiliation", ""))
        for author in fields.get("authors", [])
    ]


def cited(entries: Iterable[Mapping[str, Any]]) -> list[Thing]:
    """The works of a bibliography; with their pages where readers can go there."""
    return [
        reference("CreativeWork", address(entry["path"]), name=entry["title"])
        if entry["path"]
        else thing("CreativeWork", name=entry["title"])
        for entry in entries
    ]
