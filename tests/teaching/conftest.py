"""A teacher with a class, a text, and an item on it."""

import pytest

from tests.factories.pages import make_article, make_section
from tests.factories.teaching import (
    make_assignment,
    make_classroom,
    make_item,
    make_teacher,
)


@pytest.fixture
def teacher():
    return make_teacher()


@pytest.fixture
def classroom(teacher):
    return make_classroom(teacher)


@pytest.fixture
def section():
    return make_section(make_article(), "Crossing")


@pytest.fixture
def item(classroom, section):
    return make_item(make_assignment(classroom), section)
