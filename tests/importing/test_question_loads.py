"""Editors' questions between the files of a folder and the site."""

import pytest

from historiography.models import SchoolPage
from importing.actions import load
from importing.checking.folder import check_folder
from importing.dumping import dump
from importing.faults import ContentRefused
from importing.models import LastLoad, LoadedQuestions
from publishing.actions import publish, withdraw
from teaching.models import QuestionSet, SetQuestion
from tests.factories.teaching import make_assignment, make_classroom, make_pupil, make_question_set
from tests.importing.builders import RICH, SECOND, tree, write_folder
from tests.importing.historiography_folder import FOLDER
from tests.importing.test_load import section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]
FILE, OTHER = "questions/war/decision.yaml", "questions/war/the-war.yaml"
GUIDE = f"Good: {'word ' * 43}word."
CANONICAL = f"""- kind: short
  question: Who decided?
  guide: '{GUIDE}'
- kind: single
  question: Why?
  options:
    - text: Out of fear
      right: true
    - text: For oil
  guide: '{GUIDE}'
- kind: school
  question: Moscow ordered it.
  options:
    - school: orthodox-school
      right: true
    - school: new
  guide: '{GUIDE}'
"""


def write(folder, text=CANONICAL, **changes):
    return write_folder(folder, {**FOLDER, FILE: text, **changes})


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "content")


@pytest.fixture
def loaded(folder):
    load(folder=folder)
    return folder


def told(outcome):
    """What became of everything but what stayed the same."""
    return [(status.value, path, reason) for status, path, reason in outcome.lines if status.value != "same"]


def reloaded(folder, **options):
    LastLoad.objects.all().delete()
    return told(load(folder=folder, **options))


def the_set():
    return QuestionSet.objects.get(document__path="/articles/war/decision/")


def edit(text="Who ordered it?"):
    SetQuestion.objects.filter(text="Who decided?").update(text=text)


# --- Loading ---------------------------------------------------------------------------------------------------------
def test_set_is_loaded_as_offered(loaded):
    assert the_set().is_offered
    assert the_set().document == section().document


def test_questions_are_those_of_the_file(loaded):
    schools = {school.slug: str(school.document_id) for school in SchoolPage.objects.all()}
    assert [(one.kind, one.text, one.options, one.guide) for one in the_set().questions.order_by("position")] == [
        ("short", "Who decided?", [], GUIDE),
        (
            "single",
            "Why?",
            [
                {"key": "a", "text": "Out of fear", "is_right": True},
                {"key": "b", "text": "For oil", "is_right": False},
            ],
            GUIDE,
        ),
        (
            "school",
            "Moscow ordered it.",
            [
                {"key": schools["orthodox-school"], "text": "Orthodox", "is_right": True},
                {"key": schools["new"], "text": "New Chinese", "is_right": False},
            ],
            GUIDE,
        ),
    ]


def test_loading_twice_changes_nothing(loaded):
    before = (list(SetQuestion.objects.values()), list(QuestionSet.objects.values()))
    rows = list(LoadedQuestions.objects.values())
    assert told(load(folder=loaded)) == []
    assert reloaded(loaded) == []
    assert (list(SetQuestion.objects.values()), list(QuestionSet.objects.values())) == before
    assert list(LoadedQuestions.objects.values()) == rows


def test_dry_run_tells_what_would_be_loaded_and_writes_nothing(folder):
    assert ("new", FILE, "") in told(load(folder=folder, dry=True))
    assert QuestionSet.objects.count() == 0
    load(folder=folder)
    write(folder, CANONICAL.replace("Why?", "Why then?"))
    assert told(load(folder=folder, dry=True)) == [("changed", FILE, "")]
    assert not SetQuestion.objects.filter(text="Why then?").exists()


def test_changed_file_replaces_the_questions(loaded):
    write(loaded, CANONICAL.replace("Why?", "Why then?"))
    assert told(load(folder=loaded)) == [("changed", FILE, "")]
    assert [one.text for one in the_set().questions.order_by("position")] == [
        "Who decided?",
        "Why then?",
        "Moscow ordered it.",
    ]
    assert reloaded(loaded) == []


def test_new_file_for_a_section_that_is_there_is_loaded(loaded):
    write_folder(loaded, {**FOLDER, OTHER: "- kind: long\n  question: How did it end?\n"})
    assert told(load(folder=loaded)) == [("new", OTHER, "")]


def test_section_that_has_no_file_is_found_on_the_site(loaded, tmp_path):
    article = dict.fromkeys(("articles/war/01-decision.md", "articles/war/02-war.md"))
    folder = write_folder(tmp_path / "other", {**FOLDER, **article, FILE: CANONICAL.replace("Why?", "Why then?")})
    assert ("changed", FILE, "") in told(load(folder=folder))


def test_questions_on_no_section_are_refused_and_nothing_is_loaded(folder):
    write_folder(folder, {**FOLDER, "questions/war/nowhere.yaml": CANONICAL})
    with pytest.raises(ContentRefused) as refused:
        load(folder=folder)
    assert [(fault.file, fault.line) for fault in refused.value.faults] == [("questions/war/nowhere.yaml", 1)]
    assert "/war/nowhere/" in refused.value.faults[0].reason
    assert QuestionSet.objects.count() == 0


def test_school_that_is_nowhere_is_refused(folder):
    write(folder, CANONICAL.replace("school: new", "school: marxists"))
    with pytest.raises(ContentRefused) as refused:
        load(folder=folder)
    assert [(fault.file, fault.line) for fault in refused.value.faults] == [(FILE, 16)]
    assert refused.value.faults[0].reason.startswith("options: There is no school “marxists”.")


def test_section_with_another_slug_takes_its_questions_along(loaded):
    (loaded / FILE).unlink()
    changes = {
        "articles/war/01-decision.md": RICH.replace("slug: decision", "slug: who-decided"),
        "questions/war/who-decided.yaml": CANONICAL,
    }
    write_folder(loaded, {**FOLDER, **changes})
    load(folder=loaded)
    assert [row.path for row in LoadedQuestions.objects.all()] == ["questions/war/who-decided.yaml"]
    assert QuestionSet.objects.get().questions.count() == 3


def test_files_that_change_places_are_loaded(loaded):
    other = "- kind: long\n  question: How did it end?\n"
    write_folder(loaded, {**FOLDER, OTHER: other})
    load(folder=loaded)
    slugs = {
        "articles/war/01-decision.md": RICH.replace("slug: decision", "slug: first"),
        "articles/war/02-war.md": SECOND.replace("slug: the-war", "slug: second"),
    }
    for path in (FILE, OTHER):
        (loaded / path).unlink()
    write_folder(loaded, {**FOLDER, **slugs, "questions/war/second.yaml": other, "questions/war/first.yaml": CANONICAL})
    load(folder=loaded)
    assert sorted(LoadedQuestions.objects.values_list("path", flat=True)) == [
        "questions/war/first.yaml",
        "questions/war/second.yaml",
    ]


# --- What editors did since ------------------------------------------------------------------------------------------
KEPT = "an editor changed them: load with --force to overwrite them"


def test_what_an_editor_changed_stays(loaded):
    edit()
    assert reloaded(loaded) == [("kept", FILE, KEPT)]
    write(loaded, CANONICAL.replace("Why?", "Why then?"))
    assert told(load(folder=loaded)) == [("kept", FILE, KEPT)]
    assert the_set().questions.filter(text="Who ordered it?").exists()


def test_force_overwrites_what_an_editor_changed(loaded):
    edit()
    assert told(load(folder=loaded, force=True)) == [("changed", FILE, "")]
    assert reloaded(loaded) == []


def test_offer_that_an_editor_took_back_stays_so(loaded):
    QuestionSet.objects.update(is_offered=False)
    assert reloaded(loaded) == [("kept", FILE, KEPT)]
    assert not the_set().is_offered


def test_set_that_an_editor_deleted_stays_so(loaded):
    the_set().delete()
    reason = "an editor deleted them: load with --force to bring them back"
    assert reloaded(loaded) == [("kept", FILE, reason)]
    assert told(load(folder=loaded, force=True)) == [("new", FILE, "")]
    assert the_set().questions.count() == 3


def test_set_that_an_editor_wrote_stays(folder):
    (folder / FILE).unlink()
    load(folder=folder)
    make_question_set(section(), "Mine?")
    write(folder)
    reason = "an editor wrote questions on this section: load with --force to overwrite them"
    assert told(load(folder=folder)) == [("kept", FILE, reason)]
    assert [one.text for one in the_set().questions.all()] == ["Mine?"]


def test_file_that_is_gone_is_told_and_its_questions_stay(loaded):
    (loaded / FILE).unlink()
    assert told(load(folder=loaded)) == [
        ("gone", FILE, "its file is gone; the questions stay: delete them in the editor")
    ]
    assert the_set().questions.count() == 3
    the_set().delete()
    assert reloaded(loaded) == []


# --- Dumping ---------------------------------------------------------------------------------------------------------
def test_what_was_loaded_is_dumped_byte_for_byte(loaded, tmp_path):
    result = dump(folder=tmp_path / "dumped")
    assert tree(tmp_path / "dumped") == tree(loaded)
    assert (result.notes, result.left_over, result.unfaithful) == ([], [], [])
    assert told(load(folder=tmp_path / "dumped")) == []


def test_what_an_editor_wrote_is_dumped_and_loaded_as_the_same(loaded, tmp_path):
    hostile = "  <script>:  - 'x'\r\n\r\n# “y”\u2028\x85 {a: 1}"
    edit(hostile)
    make_question_set(section("the-war"), "- kind: long", "* a: b", offered=True)
    result = dump(folder=loaded)
    assert sorted(result.written) == [FILE, OTHER]
    assert result.unfaithful == []
    assert reloaded(loaded) == []


def test_sets_that_are_not_offered_or_of_withdrawn_sections_are_not_dumped(loaded):
    make_question_set(section("the-war"), offered=False)
    withdraw(page=section(), by=None, reason="Wrong.")
    result = dump(folder=loaded)
    assert [path for path in result.written if path.startswith("questions/")] == []
    assert FILE in result.left_over


def test_question_about_a_withdrawn_school_is_left_out_and_told(loaded):
    withdraw(page=SchoolPage.objects.get(slug="new"), by=None, reason="Wrong.")
    result = dump(folder=loaded)
    note = f"{FILE}: the question “Moscow ordered it.” was left out: not all its schools are published."
    assert note in result.notes
    assert "Moscow ordered it." not in (loaded / FILE).read_text()
    assert result.unfaithful == []


def test_school_is_dumped_by_its_slug_whatever_it_is_called_now(loaded):
    school = SchoolPage.objects.get(slug="new")
    school.short_title = "Newer"
    school.change_kind = "wording"
    publish(pages=[school])
    assert FILE not in dump(folder=loaded).written


def test_dump_holds_nothing_of_classes(loaded, tmp_path):
    classroom = make_classroom(name="Eleven Blue")
    make_pupil(classroom, "Kestrel")
    make_assignment(classroom, "Why they fought")
    dump(folder=tmp_path / "dumped")
    assert tree(tmp_path / "dumped") == tree(loaded)


# --- Checking --------------------------------------------------------------------------------------------------------
def findings(folder):
    return [
        (one.file, one.line, one.what) for one in check_folder(folder).findings if one.file.startswith("questions/")
    ]


def test_good_questions_have_no_findings(folder):
    assert findings(folder) == []


def test_guides_are_there_and_as_long_as_teachers_need(folder):
    write(folder, f"- kind: short\n  question: Why?\n- kind: long\n  question: How?\n  guide: {'word ' * 91}\n")
    assert findings(folder) == [
        (FILE, 1, "guide is missing: say what a good answer says."),
        (FILE, 3, "guide: It has 91 words; 40 to 90 are wanted."),
    ]


def test_questions_on_a_section_without_a_file_are_found(folder):
    write_folder(folder, {**FOLDER, "questions/war/nowhere.yaml": CANONICAL})
    assert [(file, line) for file, line, _ in findings(folder)] == [("questions/war/nowhere.yaml", 1)]
