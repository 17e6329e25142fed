"""Notes and bibliography entries, kept once they are formatted: the same items in the same style look the same.

What is kept needs no emptying when a source changes: its name is a digest of all that it was made of.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import astuple
from functools import cache
from importlib.metadata import version
from threading import Lock
from typing import Any

from django.db import connection

from sources.csl import processor
from sources.csl.pandoc import style_file
from sources.csl.processor import CiteItem
from sources.models.formatted import FormattedText

FORM = 1  # to be raised when our own part of the formatting changes
KEPT_IN_PROCESS = 2000
ASKED_AT_ONCE = 500
FORMATTED_AT_ONCE = 1000

Item = Mapping[str, Any]
Cluster = Sequence[CiteItem]
Citing = tuple[Mapping[str, Item], Sequence[Cluster]]  # the items of one text, and its notes


def notes_html(items: Mapping[str, Item], clusters: Sequence[Cluster], style: str = "chicago") -> list[str]:
    """``processor.format_notes``, kept. Raises ProcessorFault."""
    [made] = notes_of_texts([(items, clusters)], style)
    return made


def notes_of_texts(texts: Sequence[Citing], style: str = "chicago") -> list[list[str]]:
    """The notes of several texts, each counted by itself; what is kept is asked for at once. Raises ProcessorFault."""
    by_digest: dict[str, Citing] = {}
    digests = []
    for items, clusters in texts:
        ids = sorted({cite.id for cluster in clusters for cite in cluster} & items.keys())
        cited = {id: items[id] for id in ids}
        digests.append(_digest("notes", style, cited, [[astuple(cite) for cite in cluster] for cluster in clusters]))
        by_digest[digests[-1]] = (cited, clusters)

    def make_one(digest: str) -> list[str]:
        return processor.format_notes(*by_digest[digest], style)

    def make(missing: Sequence[str]) -> dict[str, Any]:
        # The processor's time passes in processes of its own.
        with ThreadPoolExecutor(max_workers=min(len(missing), os.cpu_count() or 1)) as pool:
            return dict(zip(missing, pool.map(make_one, missing), strict=True))

    made = _kept(list(by_digest), make)
    return [list(made[digest]) for digest in digests]


def entries_html(items: Sequence[Item], style: str = "chicago") -> dict[str, str]:
    """``processor.format_entries``, kept: one bibliography in its order. Raises ProcessorFault."""
    digest = _digest("entries", style, list(items))
    made = _kept([digest], lambda _: {digest: list(processor.format_entries(items, style).items())})[digest]
    return dict(made)


def prepare_entries(items: Sequence[Item]) -> None:
    """Formats many Chicago entries at once, so that ``entries_html`` of each alone finds it ready. For those who write.

    In this style an entry does not depend on the others, as it does where years tell works apart (1994a, 1994b).
    """
    by_digest = {_digest("entries", "chicago", [item]): item for item in items}

    def make(missing: Sequence[str]) -> dict[str, Any]:
        numbered = {str(place): digest for place, digest in enumerate(missing)}
        entries = processor.format_entries(
            [{**by_digest[digest], "id": id} for id, digest in numbered.items()], "chicago"
        )
        return {digest: [[str(by_digest[digest]["id"]), entries[id]]] for id, digest in numbered.items()}

    digests = list(by_digest)
    with keeping():
        for start in range(0, len(digests), FORMATTED_AT_ONCE):
            _kept(digests[start : start + FORMATTED_AT_ONCE], make)


@contextmanager
def keeping() -> Iterator[None]:
    """What is formatted within is put into the table, without a transaction around the formatting, which is slow."""
    token = _keeping.set(True)
    try:
        yield
    finally:
        _keeping.reset(token)


class _Recent:
    """The texts last asked for, in this process."""

    def __init__(self) -> None:
        self._texts: OrderedDict[str, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, digests: Sequence[str]) -> dict[str, Any]:
        with self._lock:
            found = {digest: self._texts[digest] for digest in digests if digest in self._texts}
            for digest in found:
                self._texts.move_to_end(digest)
        return found

    def add(self, texts: Mapping[str, Any]) -> None:
        with self._lock:
            self._texts.update(texts)
            while len(self._texts) > KEPT_IN_PROCESS:
                self._texts.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._texts.clear()


recent = _Recent()
_keeping = ContextVar("keeping", default=False)


def _kept(digests: Sequence[str], make: Callable[[Sequence[str]], Mapping[str, Any]]) -> dict[str, Any]:
    """Texts from the process, else from the table, else made. Only who writes anyway puts them into the table."""
    known = recent.get(digests)
    # What this process knows may be lost to the table, with a transaction that failed.
    asked = [digest for digest in digests if _keeping.get() or digest not in known]
    stored = _stored(asked)
    lacking = [digest for digest in asked if digest not in stored]
    absent = [digest for digest in lacking if digest not in known]
    found = known | stored | (dict(make(absent)) if absent else {})
    if lacking and (_keeping.get() or connection.in_atomic_block):
        rows = [FormattedText(digest=digest, html=found[digest]) for digest in lacking]
        FormattedText.objects.bulk_create(rows, ignore_conflicts=True)
    recent.add(found)
    return found


def _stored(digests: Sequence[str]) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    for start in range(0, len(digests), ASKED_AT_ONCE):
        rows = FormattedText.objects.filter(digest__in=digests[start : start + ASKED_AT_ONCE])
        stored |= dict(rows.values_list("digest", "html"))
    return stored


def _digest(kind: str, style: str, *content: Any) -> str:
    parts = [_made_by(style), kind, style, content]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _made_by(style: str) -> str:
    return f"{FORM} {version('pypandoc-binary')} {hashlib.sha256(style_file(style).read_bytes()).hexdigest()}"
