"""Items as files."""

import json

import pytest

from sources.exporting import FORMATS, exported
from sources.imports.files import read
from tests.sources.samples import item


def test_own_words_of_this_site_stay_here():
    assert json.loads(exported([item(custom={"verified": True})], "json")) == [item()]


@pytest.mark.parametrize("ending", FORMATS)
def test_exported_work_is_read_again(ending):
    [(_, found)] = read(exported([item()], ending), ending).items
    assert {name: found.get(name) for name in ("type", "title", "author", "issued", "publisher")} == {
        name: item()[name] for name in ("type", "title", "author", "issued", "publisher")
    }


@pytest.mark.parametrize("ending", FORMATS)
def test_no_work_makes_a_file_all_the_same(ending):
    assert exported([], ending).strip() in ("", "[]")
