"""Sources in the database: constraints, what is found out, what the base asks of them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.roles import CHIEF_EDITOR, EDITOR, WRITER
from publishing.compilation.compiling import compile_page
from sources.models import ImportedEntry, ImportState, Source, SourceImport, SourceIndexPage, SourceName
from tests.factories.accounts import UserFactory
from tests.factories.sources import make_source

pytestmark = pytest.mark.django_db


def draft(**fields) -> Source:
    return Source(**({"key": "a1", "csl": {"type": "book", "title": "A"}} | fields))


def refused(make) -> str:
    """The constraint that refuses something."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make()
    return str(error.value)


@pytest.mark.parametrize("key", ["", "Chen", "a--b", "-a", "a b", "ä"])
def test_key_of_another_form_is_refused_by_the_database(key):
    assert "sources_source_key_form" in refused(draft(key=key).save)


def test_key_is_unique():
    draft().save()
    assert "key" in refused(draft().save)


@pytest.mark.parametrize("csl", [{"title": "A"}, {"type": "", "title": "A"}])
def test_source_has_a_kind(csl):
    assert "sources_source_has_type" in refused(draft(csl=csl).save)


@pytest.mark.parametrize("csl", [{"type": "book"}, {"type": "book", "title": ""}])
def test_source_has_a_title(csl):
    assert "sources_source_has_title" in refused(draft(csl=csl).save)


def test_year_without_date_is_refused():
    source = draft(issued="1994")
    source.save()
    assert "sources_source_year_of_date" in refused(lambda: Source.objects.update(issued=""))


@pytest.mark.parametrize(
    "name",
    [{}, {"family": "Chen", "literal": "China"}, {"given": "Jian"}, {"given": "Jian", "literal": "China"}],
)
def test_name_is_a_persons_or_an_institutions(name):
    source = draft()
    source.save()
    assert "sources_name_person_or_institution" in refused(lambda: SourceName.objects.create(source=source, **name))


def test_role_is_one_that_csl_knows():
    source = draft()
    source.save()
    make = lambda: SourceName.objects.create(source=source, family="Chen", role="hero")  # noqa: E731
    assert "sources_name_role_known" in refused(make)


def test_same_file_is_imported_once_at_a_time():
    user = UserFactory()
    make = lambda **fields: SourceImport.objects.create(  # noqa: E731
        file_name="a.bib", file_format="bib", digest="d", uploaded_by=user, **fields
    )
    make(state=ImportState.DONE)
    make()
    refused(make)
    assert SourceImport.objects.count() == 2


def test_place_in_an_import_is_taken_once_and_faulty_entries_are_not_chosen():
    found = SourceImport.objects.create(file_name="a.bib", file_format="bib", digest="d")
    entry = {"source_import": found, "position": 1, "place": "line 1"}
    ImportedEntry.objects.create(**entry, outcome="new")
    refused(lambda: ImportedEntry.objects.create(**entry, outcome="new"))
    faulty = entry | {"position": 2, "outcome": "faulty", "is_chosen": True}
    assert "sources_entry_faulty_is_not_chosen" in refused(lambda: ImportedEntry.objects.create(**faulty))


def test_what_lists_need_is_found_out_when_a_source_is_saved():
    source = make_source(authors=[("Chen", "Jian"), ("Li", "Xiaobing")], live=False)
    assert (source.csl_type, source.year, source.short_label) == ("book", 1994, "Chen and Li 1994")
    assert source.sort_text == "chen jian li xiaobing 01994 chinas road to the korean war"


def test_title_is_shortened_to_what_a_version_takes():
    source = draft(csl={"type": "book", "title": "<i>A</i>" + "b" * 300})
    assert (len(source.title), source.title[:3], source.title[-1]) == (255, "Abb", "…")


def test_item_is_whole():
    source = make_source(live=False, volume="2")
    assert source.item() == {
        "id": "chen1994",
        "type": "book",
        "title": "China’s Road to the Korean War",
        "author": [{"family": "Chen", "given": "Jian"}],
        "issued": {"date-parts": [[1994]]},
        "publisher": "Columbia University Press",
        "publisher-place": "New York",
        "volume": "2",
    }


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"key": "History!"}, {"key"}),
        ({"key": "history"}, {"key"}),
        ({"issued": "March"}, {"issued"}),
        ({"csl": {"type": "book", "title": "A", "puplisher": "B"}}, {"__all__"}),
    ],
)
def test_clean_tells_what_is_wrong(fields, told):
    with pytest.raises(ValidationError) as error:
        draft(**fields).full_clean()
    assert set(error.value.error_dict) == told


def test_name_is_cleaned_with_its_orcid():
    name = SourceName(family="Chen", orcid="https://orcid.org/0000-0002-1825-0097")
    name.clean()
    assert name.orcid == "0000-0002-1825-0097"
    with pytest.raises(ValidationError):
        SourceName(family="Chen", orcid="12").clean()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("chen", ["chen1994", "chen2001"]),
        ("CHEN korean", ["chen1994"]),
        ("1994", ["chen1994"]),
        ("china's", ["chen1994"]),
        ("chen2001", ["chen2001"]),
        ("mueller", []),
        ("muller", ["muller1960"]),
        ("MÜLLER 1960", ["muller1960"]),
        ("100%", []),
        ("_", ["chen1994", "chen2001", "muller1960"]),
    ],
)
def test_search_finds_all_words_whatever_their_accents(text, keys):
    make_source(live=False)
    make_source("chen2001", "Mao and the Cold War", issued="2001", live=False)
    make_source("muller1960", "Krieg", authors=[("Müller", "K.")], issued="1960", live=False)
    assert list(Source.objects.search(text).in_order().values_list("key", flat=True)) == keys


def test_search_is_one_query(django_assert_num_queries):
    make_source(live=False)
    with django_assert_num_queries(1):
        assert len(Source.objects.search("chen jian").filter(csl_type="book").in_order()) == 1


def test_keys_taken_are_those_of_sources_and_of_addresses(site):
    source = make_source()
    source.key = "chen1994c"
    source.save()
    taken = Source.objects.keys_taken()
    assert [key in taken for key in ("chen1994", "chen1994c", "history", "free")] == [True, True, True, False]


def test_version_keeps_the_entry_of_its_time(site):
    source = make_source()
    assert source.document.current_version.plain_text == (
        "Chen, Jian. China’s Road to the Korean War. Columbia University Press, 1994."
    )


def test_incomplete_source_is_not_fit_for_publication():
    source = make_source(live=False, type="chapter")
    errors = [fault.message for fault in compile_page(source).errors]
    assert errors == [
        "A source of the kind “Chapter or document in a book” needs “in (book, journal, newspaper, site)”."
    ]


def test_source_without_author_and_year_is_published_with_warnings(site):
    source = make_source("war", "War", authors=[], issued="")
    assert source.live is True
    assert [fault.severity for fault in compile_page(source).faults] == ["warning", "warning"]


def test_editor_is_warned_of_the_same_work():
    make_source(live=False)
    twin = make_source("chen1994b", live=False)
    assert [fault.message for fault in compile_page(twin).faults] == [
        "“Chen 1994: China’s Road to the Korean War” looks like the same work. If it is, replace one by the other."
    ]


def test_script_in_a_title_is_shown_as_words(site):
    source = make_source("evil", "<script>alert(1)</script>")
    assert "<script" not in source.document.current_version.body


def test_list_of_sources_stands_below_the_front_page_once():
    assert (SourceIndexPage.parent_page_types, SourceIndexPage.max_count) == (["articles.HomePage"], 1)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (WRITER, {"add", "change", "view"}),
        (EDITOR, {"add", "change", "delete", "lock", "publish", "unlock", "view"}),
        (CHIEF_EDITOR, {"add", "change", "delete", "lock", "publish", "unlock", "view"}),
    ],
)
def test_role_may_do_with_sources(role, allowed):
    user = UserFactory(role=role)
    actions = ("add", "change", "delete", "lock", "publish", "unlock", "view")
    assert {action for action in actions if user.has_perm(f"sources.{action}_source")} == allowed
