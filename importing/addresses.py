"""How files of the content folder name each other: links and images, as addresses relative to the file."""

import posixpath
import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from importing.files import IMAGES, SOURCE_LIST
from importing.markdown.inlines import Resolver
from importing.markdown.writing import Addresses
from importing.runs import LINK_INSIDE
from importing.term_names import TermNames, UnknownTerm

# What pandoc escapes in an address, so that an address is the same wherever it comes from.
UNSAFE = re.compile(r'[\s<>|"{}\[\]^`\\\x00-\x20]')


def safe_web_address(address: str) -> str | None:
    """An address for readers to follow, in its normal form: http, https or mailto; None for any other.

    >>> safe_web_address("https://example.org/a b")
    'https://example.org/a%20b'
    >>> safe_web_address("javascript:alert(1)") is None
    True
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    is_web = parts.scheme in ("http", "https") and bool(host)
    is_mail = parts.scheme == "mailto" and re.fullmatch(r"[^@\s]+@[^@\s]+", parts.path) is not None
    if not (is_web or is_mail):
        return None
    return UNSAFE.sub(lambda found: quote(found[0], safe=""), address)


@dataclass
class Named:
    """What can be named in a text: paths of files, images by file name, terms, sources by key, schools by slug.

    ``site_terms`` are those of the site, for names that no term of the folder has. Questions and positions are named by
    their addresses below /historiography/questions/.
    """

    paths: Container[str]
    images: Container[str]
    terms: TermNames
    site_terms: TermNames
    sources: Container[str]
    schools: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    positions: frozenset[str] = frozenset()


@dataclass
class SiteNames:
    """What is on the site already: its published terms, as paths, titles and names, and keys of sources.

    Schools, questions and positions by their names in files.
    """

    terms: Iterable[tuple[str, str, tuple[str, ...]]] = ()
    sources: Iterable[str] = ()
    schools: Iterable[str] = ()
    questions: Iterable[str] = ()
    positions: Iterable[str] = ()


class FileResolver(Resolver):
    """Resolves what one file names against what is known: files, images, the titles and names of terms, sources."""

    def __init__(self, path: str, named: Named):
        self.folder = posixpath.dirname(path)
        self.named = named

    def link(self, address: str) -> str:
        if urlsplit(address).scheme or address.startswith("//"):
            web = safe_web_address(address)
            if web is None:
                raise ValueError(f"“{address}” is no address to link to: http, https and mailto only.")
            return web
        if "#" in address or "?" in address:
            raise ValueError(f"“{address}”: a link to a file names the file only.")
        path = self.target(address)
        if path not in self.named.paths:
            raise ValueError(f"There is no file {address}.")
        return LINK_INSIDE + path

    def image(self, address: str) -> str:
        name = self.target(address).removeprefix(IMAGES)
        if not self.target(address).startswith(IMAGES) or name not in self.named.images:
            raise ValueError(f"There is no image {address} in the list {IMAGES}images.yaml.")
        return name

    def term(self, name: str) -> str:
        try:
            return self.named.terms.find(name)
        except UnknownTerm:
            return self.named.site_terms.find(name)

    def source(self, key: str) -> None:
        if key not in self.named.sources:
            raise ValueError(f"There is no source “{key}” in {SOURCE_LIST}.")

    def question(self, name: str) -> None:
        if name not in self.named.questions:
            raise ValueError(f"There is no question “{name}”: it is named by its folder in historiography/questions/.")

    def target(self, address: str) -> str:
        return posixpath.normpath(posixpath.join(self.folder, unquote(address)))


class FileAddresses(Addresses):
    """Writes addresses relative to one file, and names terms so that they are found again."""

    def __init__(self, path: str, terms: TermNames):
        self.folder = posixpath.dirname(path)
        self.terms = terms

    def link(self, path: str) -> str:
        return self.relative(path)

    def term(self, path: str) -> str:
        return self.terms.name_for(path)

    def image(self, name: str) -> str:
        return self.relative(IMAGES + name)

    def relative(self, path: str) -> str:
        return quote(posixpath.relpath(path, self.folder or "."), safe="/._-~()!$&'*+,;=@")
