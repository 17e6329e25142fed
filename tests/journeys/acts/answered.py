"""A class whose two pupils have answered; each further time somebody joins it, and Ada hands in."""

import django

TEACHER = "marking@example.org"
CLASS = "Marked class"


def main() -> None:
    django.setup()
    from django.utils import timezone

    from teaching.models import Classroom, Submission
    from tests.factories.teaching import make_pupil

    classroom = Classroom.objects.filter(name=CLASS).first()
    if classroom is None:
        make()
        return
    make_pupil(classroom, f"Newcomer {classroom.pupils.count()}")
    ada = {"pupil": classroom.pupils.get(nickname="Ada"), "assignment": classroom.assignments.get()}
    Submission.objects.update_or_create(**ada, defaults={"submitted_at": timezone.now()})


def make() -> None:
    from publishing.models import Document
    from teaching.models import QuestionKind
    from tests.factories.teaching import (
        make_answer,
        make_assignment,
        make_classroom,
        make_item,
        make_pupil,
        make_question,
        make_teacher,
    )

    classroom = make_classroom(make_teacher(email=TEACHER), CLASS)
    document = Document.objects.live().filter(kind="articles.sectionpage").order_by("pk").first()
    item = make_item(make_assignment(classroom, "Who decided"), document.current_version)
    why = make_question(item, "Why did they cross?", guide="Names two reasons.")
    choice = make_question(item, "What moved them?", QuestionKind.SINGLE)
    for name, chosen in (("Ada", "a"), ("Bo", "b")):
        pupil = make_pupil(classroom, name)
        make_answer(pupil, why, f"{name} says: out of fear.")
        make_answer(pupil, choice, "", choices=[chosen])


if __name__ == "__main__":
    main()
