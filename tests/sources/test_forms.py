"""The form in which editors describe a source."""

from typing import Any

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from sources.admin.panels import EDIT_HANDLER
from sources.form_fields import field_name, filled_in, initial_of
from sources.models import Source
from sources.variables import LABELS
from tests.factories.sources import make_source

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "action-publish"}


def name_row(**fields) -> dict[str, Any]:
    return {"role": "author", "family": "", "given": "", "literal": "", "ORDER": "1"} | fields


def form_data(*names: dict[str, Any], initial: int = 0, **fields) -> dict[str, Any]:
    data = {"kind": "book", "title": "China’s Road", "issued": "1994", "key": ""} | fields
    return nested_form_data(data | {"names": inline_formset(list(names), initial=initial)})


def form(data: dict[str, Any], instance: Source | None = None):
    form_class = EDIT_HANDLER.bind_to_model(Source).get_form_class()
    return form_class(data, instance=instance or Source())


def saved(data: dict[str, Any], instance: Source | None = None) -> Source:
    bound = form(data, instance)
    assert (bound.is_valid(), bound.errors) == (True, {})
    return Source.objects.get(pk=bound.save().pk)


CHEN = name_row(family="Chen", given="Jian", family_first="on")


def test_form_writes_into_the_item():
    source = saved(form_data(CHEN, publisher="Columbia", doi="https://doi.org/10.1000/X", isbn="0-231-10024-8"))
    assert source.item() == {
        "id": "chen1994",
        "type": "book",
        "title": "China’s Road",
        "author": [{"family": "Chen", "given": "Jian", "static-ordering": True}],
        "issued": {"date-parts": [[1994]]},
        "publisher": "Columbia",
        "DOI": "10.1000/x",
        "ISBN": "9780231100243",
    }


def test_what_the_form_does_not_show_is_kept():
    source = make_source(live=False, abstract="Long", **{"page-first": "3", "volume": 7})
    before = dict(source.csl)
    data = {field_name(name): value for name, value in initial_of(source.csl).items()}
    row = source.names.get()
    names = name_row(id=str(row.pk), family="Chen", given="Jian")
    after = saved(form_data(names, initial=1, **data | {"key": source.key, "publisher": "Other"}), source)
    assert after.csl == before | {"publisher": "Other"}


def test_field_that_is_emptied_leaves_the_item():
    assert filled_in({"type": "book", "title": "A", "publisher": "B"}, {"publisher": ""}) == {
        "type": "book",
        "title": "A",
    }


def test_unchanged_number_stays_a_number():
    assert filled_in({"volume": 7}, {"volume": "7"}) == {"volume": 7}


def test_dates_beside_the_year_are_written_as_csl():
    source = saved(form_data(CHEN, original_date="1960", accessed="2026-11-23"))
    assert (source.csl["original-date"], source.csl["accessed"]) == (
        {"date-parts": [[1960]]},
        {"date-parts": [[2026, 11, 23]]},
    )


def test_names_keep_their_order():
    rows = [name_row(family="Second", ORDER="2"), name_row(literal="First Office", ORDER="1")]
    source = saved(form_data(*rows))
    assert [str(name) for name in source.names.all()] == ["First Office", "Second"]
    assert source.key == "first1994"


def test_key_is_suggested_from_author_and_year():
    make_source(live=False)
    assert saved(form_data(CHEN)).key == "chen1994b"


def test_key_that_is_given_is_kept():
    assert saved(form_data(CHEN, key="my-key")).key == "my-key"


def test_draft_without_a_key_follows_its_author():
    first = saved(form_data())
    assert first.key == "chinas1994"
    assert saved(form_data(CHEN), first).key == "chen1994"


def test_published_source_keeps_its_key(site):
    source = make_source()
    row = name_row(id=str(source.names.get().pk), family="Cheng")
    assert saved(form_data(row, initial=1), source).key == "chen1994"


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"title": ""}, "title"),
        ({"title": "<i></i>"}, "title"),
        ({"kind": "hero"}, "kind"),
        ({"issued": "March 1952"}, "issued"),
        ({"accessed": "yesterday"}, "accessed"),
        ({"doi": "x"}, "doi"),
        ({"isbn": "0-231-10024-9"}, "isbn"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"language": "English!"}, "language"),
        ({"key": "Chen 1994"}, "key"),
        ({"key": "history"}, "key"),
        ({"publisher": "x" * 2001}, "publisher"),
        ({"publisher": "x\x07"}, "publisher"),
    ],
)
def test_fault_is_told_at_its_field_once(fields, faulty):
    bound = form(form_data(CHEN, **fields))
    assert (bound.is_valid(), {name: len(errors) for name, errors in bound.errors.items()}) == (False, {faulty: 1})


def test_name_of_nobody_is_told_at_its_row():
    bound = form(form_data(name_row(given="Jian")))
    assert bound.is_valid() is False
    assert bound.formsets["names"].errors[0] == {
        "__all__": ["Give a family name, or the whole name of an institution alone."]
    }


def test_incomplete_source_is_kept_as_a_draft_and_not_published():
    data = form_data(CHEN, kind="article-journal")
    assert form(data).is_valid() is True
    bound = form(data | PUBLISH)
    assert bound.is_valid() is False
    assert bound.errors == {
        "container_title": ["A source of the kind “Article in a journal” needs “in (book, journal, newspaper, site)”."]
    }


def test_date_that_could_not_be_read_goes_when_a_date_is_given():
    source = make_source(live=False, issued="")
    source.csl["issued"] = {"literal": "n.d."}
    source.save()
    row = name_row(id=str(source.names.get().pk), family="Chen")
    data = {field_name(name): value for name, value in initial_of(source.csl).items()}
    kept = saved(form_data(row, initial=1, **data | {"issued": "", "key": "chen1994"}), source)
    assert kept.item()["issued"] == {"literal": "n.d."}
    dated = saved(form_data(row, initial=1, **data | {"issued": "1994~", "key": "chen1994"}), kept)
    assert (dated.item()["issued"], "issued" in dated.csl) == ({"date-parts": [[1994]], "circa": True}, False)


def test_every_variable_of_the_form_is_in_a_panel():
    fields = EDIT_HANDLER.bind_to_model(Source).get_form_class().base_fields
    assert {field_name(variable) for variable in LABELS} - set(fields) == set()
