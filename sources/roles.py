"""What someone may have been to a work: CSL's name variables, the usual ones first, as editors call them."""

from __future__ import annotations

from sources.csl.items import NAMES

_LABELS = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "author of the whole book",
    "collection-editor": "editor of the series",
    "compiler": "compiler",
    "editor-translator": "editor and translator",
    "recipient": "recipient",
    "interviewer": "interviewer",
    "reviewed-author": "author of the reviewed work",
    "original-author": "author of the original",
    "director": "director",
}
ROLES = [(role, _LABELS.get(role, role.replace("-", " "))) for role in (*_LABELS, *NAMES) if role in NAMES]
ROLES = list(dict(ROLES).items())


def label_of(role: str) -> str:
    return dict(ROLES).get(role, role)
