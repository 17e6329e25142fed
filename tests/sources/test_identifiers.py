"""DOI, ISBN, web address and ORCID in one form each."""

import pytest

from sources.identifiers import normal_doi, normal_isbns, normal_orcid, normal_url


@pytest.mark.parametrize(
    "text", ["10.2307/ABC", " https://doi.org/10.2307/abc", "http://dx.doi.org/10.2307/Abc", "doi: 10.2307/abc"]
)
def test_doi_has_one_form(text):
    assert normal_doi(text) == "10.2307/abc"


@pytest.mark.parametrize("text", ["10.1/x", "abc", "https://example.org/10.2307/abc", "10.2307/a b"])
def test_what_is_no_doi_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match=r"is not a DOI. Example: 10\.2307"):
        normal_doi(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0-231-10024-8", "9780231100243"),
        ("978-0-231-10025-0", "9780231100250"),
        ("978 0 231 10024 3", "9780231100243"),
        ("ISBN 0-231-10024-8; 978-0-231-10025-0", "9780231100243 9780231100250"),
        ("0231100248 9780231100243", "9780231100243"),
        ("080442957X", "9780804429573"),
    ],
)
def test_isbns_have_thirteen_digits(text, numbers):
    assert normal_isbns(text) == numbers


def test_isbn_with_a_wrong_digit_is_told_so():
    with pytest.raises(ValueError, match="wrong digit"):
        normal_isbns("0-231-10024-9")


@pytest.mark.parametrize("text", ["123", "٠٢٣١١٠٠٢٤٨", "abcdefghij"])
def test_what_is_no_isbn_is_refused(text):
    with pytest.raises(ValueError, match="is not an ISBN"):
        normal_isbns(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [("example.org/x", "https://example.org/x"), (" http://example.org ", "http://example.org")],
)
def test_web_address_has_its_scheme(text, url):
    assert normal_url(text) == url


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "ftp://example.org", "https://example.org/a b", 'https://x.org/"><script>', "http://[x"],
)
def test_what_is_no_web_address_is_refused(text):
    with pytest.raises(ValueError, match="is not a web address"):
        normal_url(text)


@pytest.mark.parametrize("text", ["https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097 "])
def test_orcid_has_one_form(text):
    assert normal_orcid(text) == "0000-0002-1825-0097"


@pytest.mark.parametrize("text", ["0000-0002-1825-0098", "1825", ""])
def test_what_is_no_orcid_is_refused(text):
    with pytest.raises(ValueError, match="is not an ORCID"):
        normal_orcid(text)
