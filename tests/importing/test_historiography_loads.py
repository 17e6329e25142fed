"""Loading and dumping schools, historians, questions and positions."""

import pytest
from wagtail.models import Page

from historiography.models import HistorianPage, HistoriographyIndexPage, Position, Question, SchoolPage
from importing.actions import load
from importing.dumping import dump
from importing.faults import ContentRefused
from importing.models import LastLoad
from publishing.actions import publish, withdraw
from publishing.models import Version
from tests.importing.builders import tree
from tests.importing.historiography_folder import (
    CHEN,
    CHINESE,
    FOLDER,
    MOTIVES,
    NEW,
    ON_WHY,
    ORTHODOX,
    POSITION,
    write_historiography,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]
CHANGE = "change:\n  kind: fact\n  note: The date is corrected.\n"
HISTORIAN, SCHOOL = "historiography/historians/chen-jian.md", "historiography/orthodox-school.md"
SUB_SCHOOL, WHOLE = "historiography/a-new-school.md", "historiography/chinese-perspectives.md"


@pytest.fixture
def folder(tmp_path):
    return write_historiography(tmp_path / "content")


@pytest.fixture
def loaded(folder):
    load(folder=folder)
    return folder


def statuses(outcome):
    return {path: status.value for status, path, _ in outcome.lines if status.value != "same"}


def told(text, old, new):
    """A file's text changed, with the change told."""
    front, body = text.replace(old, new).split("---\n\n", 1)
    return f"{front}{CHANGE}---\n\n{body}"


def position(school="orthodox-school"):
    return Position.objects.get(school__slug=school)


def test_everything_of_an_empty_site_is_published_as_version_1(folder):
    assert set(statuses(load(folder=folder)).values()) == {"new"}
    assert sorted(
        Version.objects.filter(document__path__startswith="/historiography/").values_list("document__path", "number")
    ) == [
        ("/historiography/", 1),
        ("/historiography/chinese-perspectives/", 1),
        ("/historiography/historians/", 1),
        ("/historiography/historians/chen-jian/", 1),
        ("/historiography/new/", 1),
        ("/historiography/orthodox-school/", 1),
        ("/historiography/questions/why/", 1),
        ("/historiography/questions/why/new/", 1),
        ("/historiography/questions/why/orthodox-school/", 1),
    ]


def test_schools_and_questions_are_published_before_the_positions_on_them(loaded):
    order = Version.objects.filter(document__path__startswith="/historiography/").order_by("serial")
    assert [version.document.kind.partition(".")[2] for version in order] == [
        "historiographyindexpage",
        *["schoolpage"] * 3,
        "historianindexpage",
        "historianpage",
        "question",
        *["position"] * 2,
    ]


def test_fields_are_those_of_the_files(loaded):
    school, sub_school = SchoolPage.objects.get(slug="orthodox-school"), SchoolPage.objects.get(slug="new")
    assert (school.short_title, school.mark, school.period) == ("Orthodox", "square", "1950/1959")
    assert [name.text for name in school.names.all()] == ["orthodox historians"]
    assert [work.source.key for work in school.works.all()] == ["peng1984", "chen1994"]
    assert (sub_school.parent_school.slug, sub_school.mark) == ("chinese-perspectives", "triangle")
    historian = HistorianPage.objects.get()
    assert [(name.text, name.language, name.script, name.romanisation) for name in historian.names.all()] == [
        ("陈兼", "zh-Hans", "Hans", ""),
        ("Ch’en Chien", "zh-Latn", "Latn", "wade-giles"),
    ]
    assert [(row.school.slug, row.period, row.note) for row in historian.memberships.all()] == [
        ("new", "1990/..", "In America"),
        ("orthodox-school", "", ""),
    ]
    openings = HistoriographyIndexPage.objects.get().openings.all()
    assert [(row.date, row.text, row.source and row.source.key) for row in openings] == [
        ("1992", "Moscow: the archive opens.", "chen1994"),
        ("1993~", "Beijing prints telegrams.", None),
    ]
    question = Question.objects.get()
    assert (question.slug, question.short_title, question.order) == ("why", "Motives", 2)
    assert (position("new").claim, position("new").citation_count) == ("Mao decided.", 1)


def test_schools_stand_in_the_order_of_their_files(loaded):
    index = HistoriographyIndexPage.objects.get()
    assert [page.slug for page in SchoolPage.objects.child_of(index).order_by("path")] == [
        "orthodox-school",
        "chinese-perspectives",
        "new",
    ]


def test_what_was_loaded_is_dumped_byte_for_byte(loaded, tmp_path):
    result = dump(folder=tmp_path / "dumped")
    assert tree(tmp_path / "dumped") == tree(loaded)
    assert (result.notes, result.unfaithful) == ([], [])


def test_loading_again_changes_nothing(loaded):
    LastLoad.objects.all().delete()
    before = Version.objects.count()
    assert statuses(load(folder=loaded)) == {}
    assert Version.objects.count() == before


def test_dry_run_tells_and_does_nothing(folder):
    assert set(statuses(load(folder=folder, dry=True)).values()) == {"new"}
    assert (Question.objects.count(), SchoolPage.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("path", "text", "old", "new"),
    [
        (SCHOOL, ORTHODOX, "Newspapers", "Memoirs"),
        (SCHOOL, ORTHODOX, "- peng1984\n  ", ""),
        (SUB_SCHOOL, NEW, "1990/..", "1989/.."),
        (HISTORIAN, CHEN, "note: In America", "note: Abroad"),
        (HISTORIAN, CHEN, "Ch’en", "Chen"),
        (f"{ON_WHY}index.md", MOTIVES, "order: 2", "order: 1"),
        (f"{ON_WHY}new.md", FOLDER[f"{ON_WHY}new.md"], "Mao", "Stalin"),
    ],
)
def test_change_must_be_told_and_makes_a_version(loaded, path, text, old, new):
    write_historiography(loaded, {path: text.replace(old, new, 1)})
    with pytest.raises(ContentRefused) as refused:
        load(folder=loaded)
    assert [str(fault).partition(" (")[0] for fault in refused.value.faults] == [
        f"{path}:1: This page is published: say in its front matter what changes"
    ]
    write_historiography(loaded, {path: told(text, old, new)})
    assert statuses(load(folder=loaded)) == {path: "changed"}
    latest = Version.objects.latest("serial")
    assert (latest.number, latest.change_kind, latest.change_note) == (2, "fact", "The date is corrected.")
    dump(folder=loaded)
    assert (loaded / path).read_text() == told(text, old, new)


def test_what_an_editor_changed_stays_unless_forced(loaded):
    question, one = Question.objects.get(), position()
    question.short_title, question.change_kind = "Why", "wording"
    one.claim, one.change_kind = "Stalin ordered it.", "fact"
    publish(pages=[question, one])
    paths = {f"{ON_WHY}index.md": MOTIVES, f"{ON_WHY}orthodox-school.md": POSITION}
    write_historiography(loaded, {path: told(text, "kind", "kind") for path, text in paths.items()})
    assert statuses(load(folder=loaded)) == dict.fromkeys(paths, "kept")
    assert position().claim == "Stalin ordered it."
    assert statuses(load(folder=loaded, force=True)) == dict.fromkeys(paths, "changed")
    assert (position().claim, Question.objects.get().short_title) == ("Moscow gave the order.", "Motives")


def test_file_that_is_gone_is_told_and_its_record_stays(loaded):
    (loaded / ON_WHY / "new.md").unlink()
    assert statuses(load(folder=loaded)) == {f"{ON_WHY}new.md": "gone"}
    assert position("new").live is True


def test_record_that_was_withdrawn_stays_withdrawn(loaded):
    withdraw(page=position(), by=None, reason="Wrong.")
    path = f"{ON_WHY}orthodox-school.md"
    write_historiography(loaded, {path: told(POSITION, "Moscow", "Stalin")})
    assert statuses(load(folder=loaded, force=True)) == {path: "kept"}
    assert position().live is False


def test_what_editors_made_is_known_by_its_slug_and_gets_files(loaded):
    school = SchoolPage(title="Soviet", slug="soviet", short_title="Soviet", live=False)
    school.thesis = school.evidence_base = "<p>It says so.</p>"
    HistoriographyIndexPage.objects.get().add_child(instance=school)
    question = Question(title="Who?", slug="who", short_title="Who", explanation="<p>Asked.</p>", live=False)
    question.save()
    one = Position(question=question, school=school, claim="Nobody.", argument=position().argument)
    one.save()
    publish(pages=[school, question, one])
    result = dump(folder=loaded)
    made = ["historiography/questions/who/index.md", "historiography/questions/who/soviet.md"]
    assert (sorted(result.written), result.unfaithful) == ([*made, "historiography/soviet.md"], [])
    assert "mark: circle\norder: 4\n" in (loaded / "historiography/soviet.md").read_text()
    assert statuses(load(folder=loaded)) == {}


def test_file_may_name_a_school_that_only_the_site_has(loaded):
    school = SchoolPage(title="Soviet", slug="soviet", short_title="Soviet", live=False)
    school.thesis = school.evidence_base = "<p>It says so.</p>"
    HistoriographyIndexPage.objects.get().add_child(instance=school)
    publish(pages=[school])
    write_historiography(loaded, {HISTORIAN: told(CHEN, "school: new", "school: soviet")})
    assert statuses(load(folder=loaded)) == {HISTORIAN: "changed"}
    assert [row.school.slug for row in HistorianPage.objects.get().memberships.all()] == ["soviet", "orthodox-school"]


def test_school_with_another_slug_takes_its_positions_along(loaded):
    (loaded / ON_WHY / "new.md").rename(loaded / ON_WHY / "newer.md")
    write_historiography(
        loaded,
        {
            SUB_SCHOOL: NEW.replace("slug: new", "slug: newer"),
            HISTORIAN: CHEN.replace("school: new", "school: newer"),
            f"{ON_WHY}new.md": None,
        },
    )
    before = Version.objects.count()
    assert statuses(load(folder=loaded)) == {SUB_SCHOOL: "changed"}
    assert position("newer").document.path == "/historiography/questions/why/newer/"
    assert Version.objects.count() == before
    assert dump(folder=loaded).written == []


def test_school_is_not_known_by_the_slug_that_it_had(loaded):
    write_historiography(loaded, {SUB_SCHOOL: NEW.replace("slug: new", "slug: newer"), f"{ON_WHY}new.md": None})
    (loaded / ON_WHY / "new.md").unlink()
    with pytest.raises(ContentRefused) as refused:
        load(folder=loaded)
    assert [str(fault) for fault in refused.value.faults] == [
        f"{HISTORIAN}:18: There is no school “new”. Known are: chinese-perspectives, newer, orthodox-school."
    ]


def test_question_with_another_slug_takes_its_positions_along(loaded):
    write_historiography(loaded, {f"{ON_WHY}index.md": told(MOTIVES, "slug: why", "slug: motives")})
    assert statuses(load(folder=loaded)) == {f"{ON_WHY}index.md": "changed"}
    assert position().document.path == "/historiography/questions/motives/orthodox-school/"
    LastLoad.objects.all().delete()
    assert statuses(load(folder=loaded)) == {}


def test_schools_in_another_order_are_moved(loaded):
    swapped = {SCHOOL: ORTHODOX.replace("order: 1", "order: 2"), WHOLE: CHINESE.replace("order: 2", "order: 1")}
    write_historiography(loaded, swapped)
    load(folder=loaded)
    pages = SchoolPage.objects.order_by("path")
    assert [page.slug for page in pages] == ["chinese-perspectives", "orthodox-school", "new"]
    assert dump(folder=loaded).written == []


def test_order_that_an_editor_gave_stays(loaded):
    school = SchoolPage.objects.get(slug="new")
    school.move(SchoolPage.objects.get(slug="orthodox-school"), pos="left")
    LastLoad.objects.all().delete()
    load(folder=loaded)
    assert SchoolPage.objects.order_by("path").first().slug == "new"
    dump(folder=loaded)
    assert "order: 1\n" in (loaded / SUB_SCHOOL).read_text()


def test_school_may_leave_the_school_that_it_was_part_of(loaded):
    write_historiography(loaded, {SUB_SCHOOL: told(NEW, "parent: chinese-perspectives", "mark: circle")})
    assert statuses(load(folder=loaded)) == {SUB_SCHOOL: "changed"}
    school = SchoolPage.objects.get(slug="new")
    assert (school.parent_school, school.mark) == (None, "circle")


def test_two_historians_of_one_name_need_a_distinction(folder):
    other = "historiography/historians/chen-jian-2.md"
    same = CHEN.replace("slug: chen-jian", "slug: chen-jian-2")
    write_historiography(folder, {other: same})
    with pytest.raises(ContentRefused) as refused:
        load(folder=folder)
    assert [str(fault) for fault in refused.value.faults] == [
        f"{other}:1: distinction: There is another historian called “Chen Jian”. Say what tells this one from the "
        "other, for example the field or the years of life."
    ]
    assert Page.objects.filter(depth__gt=1).exclude(slug="home").count() == 0
    write_historiography(folder, {other: same.replace("distinction: historian", "distinction: painter")})
    load(folder=folder)
    assert HistorianPage.objects.filter(title="Chen Jian").count() == 2


def test_position_of_a_withdrawn_question_is_not_dumped(loaded, tmp_path):
    withdraw(page=Question.objects.get(), by=None, reason="Not a question.")
    dump(folder=tmp_path / "dumped")
    assert sorted(path for path in tree(tmp_path / "dumped") if "questions" in path) == []


def test_decision_about_words_of_a_position_is_loaded_and_dumped(folder):
    path = f"{ON_WHY}new.md"
    text = FOLDER[path].replace("one telegram", "what Chen read")
    page, target = "/historiography/questions/why/new/", "/historiography/historians/chen-jian/"
    links = f"- page: {page}\n  block: argument\n  quote: Chen\n  before: 'The argument rests on what '\n"
    links += f"  after: ' read.￼'\n  verdict: accepted\n  target: {target}\n"
    write_historiography(folder, {path: text, "links.yaml": links})
    load(folder=folder)
    version = position("new").document.current_version
    assert [(link["text"], link["href"]) for link in version.link_list if link["block"] == "argument"] == [
        ("Chen", target)
    ]
    assert (dump(folder=folder).written, (folder / "links.yaml").read_text()) == ([], links)
