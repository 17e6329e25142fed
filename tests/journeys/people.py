"""Who goes on the journeys, besides readers, who have no account."""

from typing import NamedTuple


class Person(NamedTuple):
    email: str
    name: str


SOME_WRITER = Person("writer@example.org", "Wanda Writer")
FIRST_EDITOR = Person("editor@example.org", "Edith Editor")
SECOND_EDITOR = Person("other-editor@example.org", "Otto Editor")
CHIEF = Person("chief@example.org", "Carla Chief")
