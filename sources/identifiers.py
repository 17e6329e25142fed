"""Identifiers of works in one form each: DOI, ISBN, web address, ORCID. ``ValueError`` says what is wrong."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_DOI_PREFIX = re.compile(r"^(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ORCID = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")


def normal_doi(text: str) -> str:
    """``10.1017/abc``, in small letters: DOIs do not tell capitals from them."""
    doi = _DOI_PREFIX.sub("", text.strip()).lower()
    if not _DOI.fullmatch(doi):
        raise ValueError(f"“{text}” is not a DOI. Example: 10.2307/2757785, or https://doi.org/10.2307/2757785.")
    return doi


def normal_isbns(text: str) -> str:
    """One or more numbers of 13 digits, without hyphens, parted by spaces."""
    parts = [part for part in re.split(r"[,;/]|\bisbn(?:-1[03])?:?", text, flags=re.IGNORECASE) if part.strip()]
    return " ".join(dict.fromkeys(number for part in parts for number in _isbns_in(part)))


def normal_url(text: str) -> str:
    """A web address with its scheme."""
    url = text.strip()
    if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", url):
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or re.search(r"[\s\"<>\\^`{|}\x00-\x1f]", url):
        raise ValueError(
            f"“{text}” is not a web address. Example: https://digitalarchive.wilsoncenter.org/document/110221."
        )
    return url


def normal_orcid(text: str) -> str:
    """``0000-0002-1825-0097``."""
    orcid = re.sub(r"^(?:https?://)?orcid\.org/", "", text.strip(), flags=re.IGNORECASE).upper()
    total = 0
    for digit in orcid.replace("-", "")[:15]:
        total = (total + (int(digit) if digit in "0123456789" else 0)) * 2
    check = "0123456789X"[(12 - total % 11) % 11]
    if not _ORCID.fullmatch(orcid) or orcid[-1] != check:
        raise ValueError(f"“{text}” is not an ORCID. Example: 0000-0002-1825-0097.")
    return orcid


def _isbns_in(text: str) -> list[str]:
    """The numbers of a text: parted by hyphens or spaces within, or by spaces from each other."""
    whole = re.sub(r"[\s‐‑–-]", "", text).upper()
    words = [whole] if len(whole) in (10, 13) else [re.sub(r"[‐‑–-]", "", word).upper() for word in text.split()]
    return [_isbn(word, text.strip()) for word in words]


def _isbn(digits: str, shown: str) -> str:
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        total = sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits))
        if total % 11 == 0:
            body = f"978{digits[:9]}"
            return body + _check_digit(body)
    elif re.fullmatch(r"97[89][0-9]{10}", digits) and _check_digit(digits[:12]) == digits[12]:
        return digits
    if re.fullmatch(r"[0-9]{9}[0-9X]|97[89][0-9]{10}", digits):
        raise ValueError(f"The ISBN {shown} has a wrong digit: the last one does not fit the others.")
    raise ValueError(f"“{shown}” is not an ISBN: it has 10 or 13 digits. Example: 978-0-231-10025-0.")


def _check_digit(body: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return str(-total % 10)
