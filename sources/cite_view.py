"""“Cite this”: a version in citation styles to copy and in formats to download."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from publishing.models import Version
from sources.citing import Item, cited_texts, is_citable, item_of_text
from sources.csl.faults import ProcessorFault
from sources.csl.formats import write_bibtex, write_csl_json, write_ris


class Format(NamedTuple):
    """A format in which bibliographies travel."""

    label: str
    suffix: str
    content_type: str
    write: Callable[[Sequence[Item]], str]


FORMATS = {
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex", write_bibtex),
    "ris": Format("RIS", "ris", "application/x-research-info-systems", write_ris),
    "csl-json": Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", write_csl_json),
}


def cite(request: HttpRequest, version: Version) -> HttpResponse:
    """The page, or with ``?format=bibtex`` (``ris``, ``csl-json``) a file. What it says of a version never changes."""
    if not is_citable(version):
        raise Http404
    item = item_of_text(version)
    asked = request.GET.get("format")
    response = _page(request, version, item) if asked is None else _file(item, asked)
    response["X-Robots-Tag"] = "noindex"
    return response


def _file(item: Item, asked: str) -> HttpResponse:
    if asked not in FORMATS:
        known = ", ".join(FORMATS)
        return HttpResponse(
            f"There is no such format. These are: {known}.\n", status=404, content_type="text/plain; charset=utf-8"
        )
    form = FORMATS[asked]
    name = f"{item['id']}.{form.suffix}"
    return HttpResponse(
        form.write([item]),
        content_type=f"{form.content_type}; charset=utf-8",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


def _page(request: HttpRequest, version: Version, item: Item) -> HttpResponse:
    try:
        texts = cited_texts(version)
    except ProcessorFault:
        texts = []  # the formats below need no processor
    context: dict[str, Any] = {
        "version": version,
        "address": item["URL"],
        "path": f"{version.permanent_path}cite/",
        "texts": texts,
        "formats": [
            {"name": name, "label": form.label, "suffix": form.suffix, "text": form.write([item])}
            for name, form in FORMATS.items()
        ],
    }
    return render(request, "sources/cite.html", context)
