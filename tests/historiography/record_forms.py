"""What the admin's editors of questions and positions send, and where."""

from wagtail.test.utils.form_data import rich_text

from tests.factories.glossary import cite, the_source

QUESTIONS, POSITIONS = "/admin/historiography/questions/", "/admin/historiography/positions/"


def question_form(**fields) -> dict:
    values = {"title": "Who decided?", "slug": "who-decided", "short_title": "Decision", "order": "1"}
    explanation = rich_text("<p>It is disputed.</p>")
    return {**values, "explanation": explanation, "change_kind": "", "change_note": "", **fields}


def position_form(**fields) -> dict:
    argument = f"<p>The telegrams say so{cite(the_source())}.</p>"
    values = {"claim": "Beijing decided.", "argument": rich_text(argument, features=["citation"])}
    return {**values, "change_kind": "", "change_note": "", **fields}
