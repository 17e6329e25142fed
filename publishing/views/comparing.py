"""What changed between two versions of a document."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString

from publishing.addresses import NUMBER
from publishing.difference import (
    BlockDifference,
    FieldDifference,
    compare_blocks,
    compare_fields,
    compare_links,
    compare_notes,
    split_blocks,
)
from publishing.editions import permanent_edition
from publishing.models import Document, Version, Withholding
from publishing.restrictions import restricted_paths_within
from publishing.views.history import version_entry, with_withheld

VIEWS = ("inline", "side-by-side")
WITHHELD = "What is cited here has been withheld by the editors."


def comparison(request: HttpRequest, document: Document, old_number: int, new_number: int) -> HttpResponse:
    """Two versions compared, inline or side by side; the form of the page asks with ``?old=1&new=3``."""
    asked = (request.GET.get("old", ""), request.GET.get("new", ""))
    if all(re.fullmatch(NUMBER, number) for number in asked) and asked != (str(old_number), str(new_number)):
        view = "side-by-side" if request.GET.get("view") == "side-by-side" else VIEWS[0]
        return HttpResponseRedirect(f"{document.path}compare/{asked[0]}/{asked[1]}/?view={view}")
    versions = {v.number: v for v in Version.objects.filter(document=document, number__in=[old_number, new_number])}
    if old_number not in versions or new_number not in versions:
        raise Http404
    old, new = versions[old_number], versions[new_number]
    withheld = Withholding.objects.filter(version__in=[old, new], lifted_at=None).select_related("version").first()
    if withheld is not None:
        context = {"title": withheld.version.title, "reason": withheld.reason}
        return render(request, "publishing/withheld.html", context, status=451)
    view = request.GET.get("view", VIEWS[0])
    context = {
        "title": new.title,
        "path": document.path,
        "view": view if view in VIEWS else VIEWS[0],
        "choices": [version_entry(version, document.path) for version in with_withheld(document)],
        **difference_of(document, old, new),
    }
    entries = {entry["number"]: entry for entry in context["choices"]}
    return render(
        request, "publishing/compare.html", context | {"old": entries[old_number], "new": entries[new_number]}
    )


def difference_of(document: Document, old: Version, new: Version) -> dict:
    """What ``components/difference.html`` shows of two versions, neither of them withheld."""
    model = apps.get_model(document.kind)
    compiled = (model.body_field, model.lead_image_field)
    labels = {name: str(_label(model, name)) for name in model.version_fields if name not in compiled}
    old_all, new_all = _with_members(old), _with_members(new)
    added, removed = compare_links(
        [link for version in old_all for link in version.link_list],
        [link for version in new_all for link in version.link_list],
    )
    return {
        "fields": [_as_html(difference) for difference in _compare_fields(model, old, new, labels)],
        "blocks": [_as_html(difference) for difference in compare_blocks(_blocks(old_all), _blocks(new_all))],
        "notes": [_as_html(difference) for difference in compare_notes(_notes(old_all), _notes(new_all))],
        "links_added": added,
        "links_removed": removed,
    }


def _as_html(difference: BlockDifference | FieldDifference) -> BlockDifference | FieldDifference:
    """Marked texts are made of compiled, sanitised bodies and escaped fields: templates may show them as they are."""
    marked = {name: SafeString(value) for name, value in vars(difference).items() if name.endswith("_html")}
    return replace(difference, **marked)


def _compare_fields(model, old: Version, new: Version, labels: dict[str, str]) -> list[FieldDifference]:
    """The fields that differ, with choices in the words that editors chose."""
    told = [model.fields_in_words(version.fields) for version in (old, new)]
    if None not in told:
        return compare_fields(*told, {label: label for words in told for label in words})
    words = {name: dict(getattr(model._meta.get_field(name), "flatchoices", ())) for name in labels}
    before, after = (
        {name: words[name].get(value, value) if words.get(name) else value for name, value in version.fields.items()}
        for version in (old, new)
    )
    return compare_fields(before, after, labels)


def _label(model, name: str) -> str:
    field = model._meta.get_field(name)
    return str(getattr(field, "verbose_name", None) or name).capitalize()


def _with_members(version: Version) -> list[Version]:
    """A version and those of its members that every reader may see."""
    edition = permanent_edition(version, restricted_paths=restricted_paths_within(version.document.path))
    closed = edition.notices()
    return [version, *(member for member in edition.members if member.pk not in closed)]


def _notes(versions: list[Version]) -> list[dict]:
    """The notes of a version and of its members, as they were when each was published, less what is withheld now."""
    return [
        note | {"text": version.document_id, "place": version.title if len(versions) > 1 else ""}
        for version, notes in _told_notes(versions)
        for note in notes
    ]


def _told_notes(versions: list[Version]) -> Iterator[tuple[Version, list[dict]]]:
    notes = {version: version.note_list for version in versions}
    cited = {cite["document"] for each in notes.values() for note in each for cite in note["cites"]}
    active = Withholding.objects.filter(version__document__in=cited, lifted_at=None).values_list(
        "version", "version__document"
    )
    withheld = dict(active) if cited else {}
    for version, each in notes.items():
        then = Version.objects.latest_as_of(version.serial, withheld.values())
        closed = {document for document, cited_version in then.items() if cited_version.pk in withheld}
        yield (
            version,
            [
                note | {"html": WITHHELD} if any(cite["document"] in closed for cite in note["cites"]) else note
                for note in each
            ],
        )


def _blocks(versions: list[Version]) -> list[tuple[str, str]]:
    first, *members = versions
    blocks = split_blocks(first.body)
    for member in members:
        blocks.append((f"title-{member.document_id}", f"<h2>{escape(member.title)}</h2>"))
        blocks += split_blocks(member.body)
    return blocks
