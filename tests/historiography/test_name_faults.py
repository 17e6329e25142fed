"""Names of schools and historians that no text can be searched for, and names that others have too."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from accounts.roles import EDITOR
from historiography.models import HistoriographyIndexPage, SchoolPage
from historiography.name_faults import name_fault
from publishing.actions import publish
from publishing.compilation.compiling import compile_page
from publishing.faults import PublicationRefused
from tests.factories.accounts import UserFactory
from tests.factories.glossary import make_term
from tests.factories.historiography import historian_name, make_historian, make_historiography, make_school

pytestmark = pytest.mark.usefixtures("site")
COMMON = (
    "“{}” is a word that every text is full of. Mentions it would make in the published texts: 0, in 0 texts. "
    "Choose a name that means this school only."
)
MARKS = (
    "“—” has more marks than letters: texts cannot be searched for it. Choose a name that means this historian only."
)
SHARED = (
    "“Chen Jian” is a name of “Chen Jian” ({}) too. Where a text does not tell which is meant, it waits for an editor."
)


def faults(page) -> list[tuple[str, str | None, str]]:
    return [(fault.severity, fault.field, fault.message) for fault in compile_page(page).faults]


def test_title_that_is_a_common_word_is_refused_with_what_to_do():
    school = make_school()
    school.title = "They"
    with pytest.raises(ValidationError) as refused:
        school.full_clean()
    assert refused.value.message_dict == {"title": [COMMON.format("They")]}


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: make_school(names=["the", "Orthodox historians"], live=False), COMMON.format("the")),
        (lambda: make_historian(names=[historian_name("—"), historian_name("陈兼")], live=False), MARKS),
    ],
)
def test_other_name_that_texts_cannot_be_searched_for_is_not_published(make, fault):
    with pytest.raises(PublicationRefused) as refused:
        publish(pages=[make()])
    assert [(each.severity, each.field, each.message) for each in refused.value.faults] == [("error", "names", fault)]


def test_name_that_an_entry_has_too_is_a_warning():
    term = make_term("Chen Jian", kind="person", subjects=[])
    historian = make_historian(live=False)
    assert faults(historian) == [("warning", "title", SHARED.format(term.document.path))]
    assert faults(make_school(live=False)) == []


@pytest.mark.parametrize(("kind", "text"), [("person", "Will"), ("concept", "Orthodox"), ("person", "沈志华")])
def test_name_that_texts_can_be_searched_for_is_taken(kind, text):
    assert name_fault(kind, text, "school") == ""


def test_name_is_refused_in_its_row_of_the_form(client):
    make_historiography()
    client.force_login(UserFactory(role=EDITOR))
    address = reverse(
        "wagtailadmin_pages:add", args=["historiography", "schoolpage", HistoriographyIndexPage.objects.get().pk]
    )
    texts = {name: rich_text("") for name in ("thesis", "evidence_base", "critics")}
    lines = dict.fromkeys(("parent_school", "mark", "period", "change_kind", "change_note"), "")
    rows = {
        "works": inline_formset([]),
        "comments": inline_formset([]),
        "names": inline_formset([{"text": "the"}, {"text": "orthodox historians"}]),
    }
    titles = {"title": "Orthodox school", "slug": "orthodox-school", "short_title": "Orthodox"}
    response = client.post(address, nested_form_data(titles | texts | lines | rows))
    assert response.context["form"].formsets["names"].errors == [{"text": [COMMON.format("the")]}, {}]
    assert SchoolPage.objects.count() == 0
