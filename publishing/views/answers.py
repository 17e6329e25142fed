"""Stored pages as HTTP answers: compressed bytes, conditional requests, the short copy in each process."""

import gzip
import hashlib
import time
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

CONDITIONS = frozenset({"HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"})
MOST_KEPT = 200  # pages in one process: more than anyone reads in two seconds


@dataclass(frozen=True)
class StoredPage:
    """A whole page: gzip bytes, the hash of its text, and when it was made (seconds since 1970, None if unknown)."""

    html: bytes
    etag: str
    modified: int | None

    @classmethod
    def of(cls, html: str, modified: int | None = None, *, compression: int = 6) -> "StoredPage":
        encoded = html.encode()
        return cls(gzip.compress(encoded, compression, mtime=0), hashlib.sha256(encoded).hexdigest()[:32], modified)

    @cached_property
    def headers(self) -> dict[str, str]:
        # A weak tag: the same page goes out compressed and not.
        headers = {"ETag": f'W/"{self.etag}"', "Vary": "Accept-Encoding"}
        if self.modified is not None:
            headers["Last-Modified"] = http_date(self.modified)
        return headers


# Pages by address, each with the time until which it may be served. Not Django's cache, which may be another machine:
# this copy is there so that nothing has to be asked.
_kept: dict[str, tuple[float, StoredPage]] = {}


def cached_page(address: str) -> StoredPage | None:
    if not settings.PAGE_CACHE_SECONDS:
        return None
    until, page = _kept.get(address, (0.0, None))
    return page if until > time.monotonic() else None


def keep_page(address: str, page: StoredPage) -> None:
    if settings.PAGE_CACHE_SECONDS:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[address] = (time.monotonic() + settings.PAGE_CACHE_SECONDS, page)


def forget_pages() -> None:
    """Ask the database for every page again."""
    _kept.clear()


def answer(request: HttpRequest, page: StoredPage, *, public: bool = True) -> HttpResponse:
    """The page, or 304 where the reader has it. Only public pages may be kept by caches that readers share."""
    response = None
    if not CONDITIONS.isdisjoint(request.META):
        response = get_conditional_response(request, etag=page.headers["ETag"], last_modified=page.modified)
    if response is None:
        if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            response = HttpResponse(page.html, headers={"Content-Encoding": "gzip"})
        else:
            response = HttpResponse(gzip.decompress(page.html))
    for name, value in page.headers.items():
        response.headers[name] = value
    shared = f"public, max-age=0, s-maxage={settings.PAGE_CACHE_SECONDS}" if public else "private, no-store"
    response.headers["Cache-Control"] = shared
    return response
