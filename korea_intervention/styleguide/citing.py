"""Citations, bibliographies and differences of notes for the gallery, invented like the rest."""

from typing import Any

from django.utils.safestring import mark_safe

Sample = dict[str, Any]

ADDRESS = "https://yalu.example.org/articles/chinas-intervention/v4/"
LINK = mark_safe(f'<a href="{ADDRESS}">{ADDRESS}</a>')
CITATION: Sample = {
    "authors": ["Ruth Okafor", "Pak Min-jun"],
    "title": "China’s Intervention in the Korean War",
    "container": "",
    "tags": [("citation_title", "China’s Intervention in the Korean War"), ("citation_author", "Okafor, Ruth")],
    "coins": "ctx_ver=Z39.88-2004&rft.atitle=China%E2%80%99s+Intervention",
    "path": "/articles/chinas-intervention/v4/cite/",
}
BIBLIOGRAPHY = [
    {
        "html": mark_safe("Chen, Jian. <i>China’s Road to the Korean War</i>. Columbia University Press, 1994."),
        "coins": "ctx_ver=Z39.88-2004&rft.btitle=China%E2%80%99s+Road",
        "title": "China’s Road to the Korean War",
        "path": "/sources/chen1994/",
    },
    {
        "html": mark_safe("Whiting, Allen S. <i>China Crosses the Yalu</i>. Macmillan, 1960."),
        "coins": "ctx_ver=Z39.88-2004&rft.btitle=China+Crosses+the+Yalu",
        "title": "China Crosses the Yalu",
        "path": None,
    },
]
TEXTS = [
    {
        "name": "Chicago, in a note",
        "html": mark_safe(
            "Ruth Okafor and Pak Min-jun, “China’s Intervention in the Korean War,” version 4, Crossing the Yalu, "
            f"November 23, 2026, {LINK}."
        ),
    },
    {
        "name": "APA",
        "html": mark_safe(
            "Okafor, R., &amp; Pak M. (2026, November 23). <i>China’s Intervention in the Korean War</i> [Version 4]. "
            f"Crossing the Yalu. {LINK}"
        ),
    },
]
FORMATS = [
    {
        "name": "bibtex",
        "label": "BibTeX",
        "suffix": "bib",
        "text": "@misc{chinas-intervention-v4,\n  year = {2026}\n}\n",
    },
    {"name": "ris", "label": "RIS", "suffix": "ris", "text": "TY  - ELEC\nPY  - 2026\nER  - \n"},
]


CHANGED_NOTES = [
    {
        "status": "changed",
        "place": "",
        "old_number": 2,
        "new_number": 3,
        "inline_html": mark_safe("Whiting, <i>China Crosses the Yalu</i>, <del>94</del> <ins>96</ins>."),
        "old_html": mark_safe("Whiting, <i>China Crosses the Yalu</i>, <del>94</del>."),
        "new_html": mark_safe("Whiting, <i>China Crosses the Yalu</i>, <ins>96</ins>."),
    },
    {
        "status": "added",
        "place": "Introduction",
        "old_number": None,
        "new_number": 4,
        "inline_html": mark_safe("<ins>Ibid.</ins>"),
        "old_html": "",
        "new_html": mark_safe("<ins>Ibid.</ins>"),
    },
]


def forms(version: Sample) -> Sample:
    return {
        "version": version,
        "address": ADDRESS,
        "path": CITATION["path"],
        "texts": TEXTS,
        "formats": FORMATS,
    }
