"""Works that Chicago leaves out of bibliographies: letters, interviews and papers that lie nowhere, posts in networks.

Here every source has an entry. They are formatted as if published somewhere, which is then left out again.
"""

from collections.abc import Mapping
from typing import Any

SOMEWHERE = "\uf8a9"
LISTED_AS = {"post": "webpage"}


def as_published(item: Mapping[str, Any]) -> dict[str, Any]:
    type = str(item.get("type") or "document")
    return {**item, "type": LISTED_AS.get(type, type), "publisher": SOMEWHERE}


def nowhere_named(html: str) -> str:
    return html.replace(f"{SOMEWHERE}, ", "").replace(SOMEWHERE, "")
