"""A class for the journeys of pupils, with an assignment of two texts and a question of each kind."""

CODE = "CDFGHJKM"
PIN = "2580"


def make_class() -> None:
    from historiography.models import SchoolPage
    from teaching.models import JoinCode, QuestionKind
    from tests.factories.glossary import make_term, term_link
    from tests.factories.pages import body, heading, make_article, make_section
    from tests.factories.teaching import make_assignment, make_classroom, make_item, make_question, make_teacher

    term = make_term("Iota Bridge", kind="place", subjects=["Lessons"])
    article = make_article("Taught")
    words = "The army crossed the river at night and marched south over the hills. " * 3
    crossing = make_section(
        article,
        "Crossing",
        body=body(
            heading("The bridge"),
            f"They came to {term_link(term)}. Snow fell on the second day. {words}",
            f"Nobody in the capital believed it. {words}",
        ),
    )
    after = make_section(article, "Afterwards", body=body(f"The bridge was bombed. {words}"))
    classroom = make_classroom(make_teacher(email="teacher@example.org"))
    JoinCode.objects.filter(classroom=classroom).update(code=CODE)
    assignment = make_assignment(classroom, "Across the bridge", instructions="Read both, then answer.")
    item = make_item(assignment, crossing, note="Look at who knew what.")
    make_item(assignment, after)
    make_question(item, "When did the snow fall?")
    make_question(item, "Why did nobody believe it?", QuestionKind.LONG)
    make_question(item, "Why did they cross?", QuestionKind.SINGLE)
    make_question(item, "What moved them?", QuestionKind.MULTIPLE)
    make_question(item, "Where does the text say what the capital thought?", QuestionKind.EVIDENCE)
    schools = SchoolPage.objects.live().order_by("path")[:3]
    options = [
        {"key": str(school.document_id), "text": school.short_title, "is_right": not place}
        for place, school in enumerate(schools)
    ]
    make_question(item, "Which school would say this?", QuestionKind.SCHOOL, options=options)
