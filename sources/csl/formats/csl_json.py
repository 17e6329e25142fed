"""CSL-JSON: what Zotero calls "CSL JSON", pandoc "csljson"."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sources.csl.formats.reading import Reading, place, shortened, writable

NEXT_IN_LIST = re.compile(r"\n[ \t]{0,4}\{|\}\s*,\s*\{")


def read_csl_json(text: str) -> Reading:
    """A list of items, a single one, or an object with a list named ``items`` or ``references``."""
    text = text.lstrip("\ufeff")
    reading = Reading()
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        reading.faults.append((place(fault.lineno), f"This is not JSON from here on: {fault.msg}."))
        data = [item for _, item in _salvaged(text)]
    except (RecursionError, ValueError):
        reading.faults.append(("line 1", "This is no list of items: it is nested too deeply, or a number is too long."))
        return reading
    for number, item in enumerate(_listed(data), start=1):
        where = f"item {number}"
        if not isinstance(item, dict):
            reading.faults.append((where, "This is no object with fields, as an item has to be."))
        elif not item:
            reading.faults.append((where, "This item is empty."))
        else:
            item = writable(item)
            key = str(item.get("id") or item.get("citation-key") or "")
            reading.items.append((f"{where} ({shortened(key)})" if key else where, {**item, "id": key}))
    return reading


def write_csl_json(items: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def _listed(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return next((data[name] for name in ("items", "references") if isinstance(data.get(name), list)), [data])
    return data if isinstance(data, list) else [data]


def _salvaged(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The whole objects of a broken list."""
    decoder = json.JSONDecoder()
    position = text.find("{")
    while position >= 0:
        try:
            item, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            following = NEXT_IN_LIST.search(text, position + 1)
            position = following.end() - 1 if following else -1
            continue
        if isinstance(item, dict):
            yield position, item
        position = text.find("{", end)
