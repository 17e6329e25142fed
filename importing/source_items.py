"""One item of the list of sources: what is wrong with it, and the one form in which it is written."""

from collections.abc import Iterator, Mapping
from typing import Any

from importing.files import Change, SourceEntry
from importing.kinds import CHANGE_KINDS, LONGEST_NOTE
from importing.spaces import one_line, several_lines
from publishing.addresses import reserved_slug_fault
from sources.csl.items import DATES, NAMES
from sources.dates import csl_date, edtf_of
from sources.folding import writable
from sources.identifiers import normal_orcid
from sources.items import NAME_PARTS, fields_of, item_of_fields
from sources.validation import key_fault, normalised, problems_of
from sources.variables import LABELS, LONG_TEXTS, TEXTS

NAME_KEYS = (*NAME_PARTS, "static-ordering")
DATE_KEYS = ("date-parts", "season", "circa", "literal", "raw")
# In the order of a title page; what stands in none of these follows in the order of the alphabet.
FIRST = ("id", "type", "title", "title-short", *NAMES, "issued")
ORDER = {name: number for number, name in enumerate([*FIRST, *(name for name in LABELS if name not in FIRST)])}
LAST = "custom"
# What the site knows of a source beside its item.
OURS = ("verified", "change")
Faults = Iterator[tuple[str, str]]  # the variable, and what is wrong with it


def faults_of(item: Mapping[str, Any]) -> Faults:
    """Everything for which an item cannot be published as it is."""
    faults = [*_missing(item)]
    for variable, value in item.items():
        faults += [(variable, fault) for fault in _variable_faults(variable, value)]
    told = {variable for variable, _ in faults}
    safe = item if isinstance(item.get("type"), str) else {**item, "type": ""}
    for problem in problems_of({name: value for name, value in safe.items() if name not in told - {"type", "title"}}):
        if problem.level != "doubtful" and problem.variable not in told:
            faults.append((problem.variable, problem.message))
    yield from faults


def _missing(item: Mapping[str, Any]) -> Faults:
    key = item.get("id")
    if not isinstance(key, str) or not key:
        yield "id", "id is missing: the key by which texts cite it, like chen1994."
    elif fault := key_fault(key) or reserved_slug_fault(key):
        yield "id", fault
    if not isinstance(item.get("type"), str):
        yield "type", "type is missing: what kind of work it is, like book, chapter or article-journal."


def _variable_faults(variable: str, value: Any) -> Iterator[str]:
    if any(text != writable(text) for text in _texts(value)):
        yield f"{variable} holds characters that cannot be stored."
    elif variable in NAMES and isinstance(value, list):
        for number, name in enumerate(value, start=1):
            if fault := _name_fault(name):
                yield f"{variable} {number}: {fault}"
    elif variable in DATES and isinstance(value, dict):
        if fault := _date_fault(value):
            yield f"{variable}: {fault}"
    elif variable == LAST and (fault := _custom_fault(value)):
        yield f"{LAST}: {fault}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from _texts(part)


def _name_fault(name: Any) -> str:
    if not isinstance(name, dict):
        return "a name has family and given, or literal."
    for key, value in name.items():
        if key not in NAME_KEYS:
            return f"“{key}” is no key of a name: {', '.join(NAME_KEYS)} are known."
        if not isinstance(value, bool if key == "static-ordering" else str):
            return f"{key} is {'true or false' if key == 'static-ordering' else 'text'}."
    try:
        if name.get("ORCID"):
            normal_orcid(name["ORCID"])
    except ValueError as error:
        return str(error)
    if bool(name.get("family", "").strip()) == bool(name.get("literal", "").strip()):
        return "a person needs family, an institution literal instead."
    return ""


def _date_fault(date: dict[str, Any]) -> str:
    for key in date:
        if key not in DATE_KEYS:
            return f"“{key}” is no key of a date: {', '.join(DATE_KEYS)} are known."
    parts = date.get("date-parts", [])
    if not isinstance(parts, list) or (
        edtf_of(date) is None and not (isinstance(date.get("literal"), str) and "date-parts" not in date)
    ):
        return 'this is no date: write {"date-parts": [[1950, 10, 19]]}, or {"literal": "n.d."} where there is none.'
    return ""


def _custom_fault(custom: Any) -> str:
    if not isinstance(custom, dict):
        return "an object is needed here."
    if not isinstance(custom.get("verified", False), bool):
        return "verified is true or false."
    change = custom.get("change")
    if change is None:
        return ""
    if not isinstance(change, dict) or set(change) - {"kind", "note"} or change.get("kind") not in CHANGE_KINDS:
        return f"a change has a kind, one of {', '.join(CHANGE_KINDS)}, and perhaps a note."
    note = change.get("note", "")
    if not isinstance(note, str) or len(note) > LONGEST_NOTE:
        return f"the note on a change is text of at most {LONGEST_NOTE} characters."
    return ""


def entry_of(item: Mapping[str, Any], line: int) -> SourceEntry:
    """An item without faults, with what the site knows of it beside it."""
    custom = item.get(LAST) or {}
    change = custom.get("change")
    return SourceEntry(
        canonical(item),
        is_verified=custom.get("verified") is True,
        change=Change(change["kind"], several_lines(change.get("note", ""))) if change else None,
        line=line,
    )


def canonical(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item in the form that the site would write it in, less what is ours: equal works are equal values."""
    plain = {variable: _plain(variable, value) for variable, value in item.items()}
    again = item_of_fields(fields_of(normalised(plain)))
    ordered = sorted(again, key=lambda name: (name == LAST, ORDER.get(name, len(ORDER)), name))
    return {name: again[name] for name in ordered if again[name] not in ("", [], {}, None)}


def _plain(variable: str, value: Any) -> Any:
    if variable in NAMES and isinstance(value, list):
        return [_plain_name(name) for name in value if isinstance(name, dict)]
    if variable in DATES and (text := edtf_of(value)) is not None:
        return csl_date(text)
    if variable in TEXTS and not isinstance(value, dict | list | None):
        return several_lines(str(value)) if variable in LONG_TEXTS else one_line(str(value))
    if variable == LAST and isinstance(value, dict):
        return {name: value[name] for name in sorted(value) if name not in OURS}
    return value


def _plain_name(name: dict[str, Any]) -> dict[str, Any]:
    plain = {key: one_line(value) if isinstance(value, str) else value for key, value in name.items()}
    return plain | ({"ORCID": normal_orcid(plain["ORCID"])} if plain.get("ORCID") else {})


def item_to_write(entry: SourceEntry) -> dict[str, Any]:
    """The whole item as it stands in the list."""
    custom = dict(entry.item.get(LAST, {}))
    if entry.is_verified:
        custom["verified"] = True
    if entry.change:
        custom["change"] = {name: text for name, text in vars(entry.change).items() if text}
    item = {name: value for name, value in entry.item.items() if name != LAST}
    return item | ({LAST: custom} if custom else {})
