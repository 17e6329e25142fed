"""A teacher with a class, a text, and an item on it; a pupil of the class, a question and their answer."""

import pytest

from tests.factories.pages import make_article, make_section
from tests.factories.teaching import (
    make_answer,
    make_assignment,
    make_classroom,
    make_item,
    make_pupil,
    make_question,
    make_teacher,
)


@pytest.fixture
def teacher():
    return make_teacher(email="owner@example.org", display_name="Ms Okafor")


@pytest.fixture
def signed_in(client, teacher) -> None:
    """The browser of the test is the teacher's."""
    client.force_login(teacher)


@pytest.fixture
def classroom(teacher):
    return make_classroom(teacher)


@pytest.fixture
def section():
    return make_section(make_article(), "Crossing")


@pytest.fixture
def assignment(classroom):
    return make_assignment(classroom)


@pytest.fixture
def item(assignment, section):
    return make_item(assignment, section)


@pytest.fixture
def pupil(classroom):
    return make_pupil(classroom)


@pytest.fixture
def question(item):
    return make_question(item)


@pytest.fixture
def answer(question, pupil):
    return make_answer(pupil, question)
