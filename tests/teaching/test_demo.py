"""The class that a newcomer finds."""

import re

import pytest
import yaml
from django.core.management import CommandError, call_command

from scripts.bootstrap import PROJECT
from teaching.demo.making import DEMO, NothingToAssign, make_demo_class
from teaching.models import Answer, Classroom, Pupil, Submission
from tests.factories.glossary import make_term
from tests.factories.pages import body, make_article, make_section
from tests.factories.teaching import make_teacher

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

SMALL = """
name: History 11b
term: Autumn term
pupils: [Kestrel, Tern]
assignments:
  - title: Why?
    instructions: Read.
    texts: [{path: /articles/war/one/, note: Slowly., with_questions: true}]
    available: -16
    due: -6
    work:
      - pupil: Kestrel
        handed_in: -7
        choices: [2]
        evidence: {quote: crossed the river, text: They did., mark: 5/5, comment: Well chosen.}
"""


@pytest.fixture
def demo(tmp_path):
    """A small class on a section with an offered question set."""
    from teaching.models import QuestionSet, SetQuestion

    section = make_section(make_article("War"), "One", body=body("The army crossed the river."))
    offered = QuestionSet.objects.create(document=section.document, is_offered=True)
    options = [{"key": key, "text": key, "is_right": key == "b"} for key in "ab"]
    SetQuestion.objects.create(question_set=offered, position=1, kind="single", text="Which?", options=options)
    SetQuestion.objects.create(question_set=offered, position=2, kind="evidence", text="Where?")
    for title in ("Buffer state", "Proletarian internationalism", "Manchuria"):
        make_term(title)
    file = tmp_path / "class.yaml"
    file.write_text(SMALL)
    return file


def test_class_is_made_as_the_file_says(demo):
    made = make_demo_class(teacher=make_teacher(), demo=demo)
    assert (made.nickname, made.code) == ("Kestrel", made.classroom.join_codes.get().code)
    assert sorted(Pupil.objects.values_list("nickname", flat=True)) == ["Kestrel", "Tern"]
    assert Pupil.objects.get(nickname="Kestrel").check_pin(made.pin) is True
    chosen, quoted = Answer.objects.order_by("question__position")
    assert chosen.choices == ["b"]
    assert (quoted.text, quoted.passage["found"], quoted.mark) == ("They did.", True, "5/5")
    submission = Submission.objects.get()
    assert submission.submitted_at < submission.assignment.due_at


def test_class_without_its_texts_is_not_begun(demo):
    demo.write_text(SMALL.replace("/articles/war/one/", "/articles/war/two/"))
    with pytest.raises(NothingToAssign) as caught:
        make_demo_class(teacher=make_teacher(), demo=demo)
    assert str(caught.value) == "The demo class needs /articles/war/two/, which is not on this site."
    assert Classroom.objects.count() == 0


def test_command_makes_one_class_and_says_how_to_get_in(demo, capsys, settings):
    settings.SITE_ADDRESS = "http://localhost:8000"
    make_teacher(email="teacher@example.org")
    call_command("create_demo_class", demo=demo)
    code = Classroom.objects.get().join_codes.get().code
    told = capsys.readouterr().out
    assert re.sub(r"PIN \d{4}", "PIN", told).splitlines() == [
        "A class to look around in: History 11b, Autumn term",
        "  as its teacher        http://localhost:8000/teach/ with the account teacher@example.org",
        f"  as one of its pupils  http://localhost:8000/learn/{code}/ with the nickname Kestrel and the PIN",
    ]
    call_command("create_demo_class", demo=demo)
    assert Classroom.objects.count() == 1


def test_command_is_refused_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError):
        call_command("create_demo_class")


def test_passages_of_the_demo_class_stand_in_their_sections():
    """Without loading the publication: the files say the same words."""
    told = yaml.safe_load(DEMO.read_text())
    texts = "\n".join(file.read_text() for file in sorted((PROJECT / "content" / "articles").rglob("*.md")))
    plain = re.sub(r" \[@[^\]]*\]|\[\[[^|\]]*\|([^\]]*)\]\]", lambda link: link[1] or "", texts)
    quotes = [w["evidence"]["quote"] for a in told["assignments"] for w in a["work"] if "evidence" in w]
    assert [quote for quote in quotes if quote not in plain] == []
    assert len(told["pupils"]) == 8
