"""Makes the site of the journeys: the content that everybody gets, an account of each role, articles to work on."""

import django


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from tests.journeys.acts.citable import make_citable
    from tests.journeys.acts.classes import make_class
    from tests.journeys.acts.terms import make_terms
    from tests.journeys.acts.undecided import make_undecided

    call_command("load_content")
    make_accounts()
    make_articles()
    make_states()
    make_notes()
    make_terms()
    make_citable()
    make_undecided()
    make_class()
    call_command("render")
    call_command("update_index", verbosity=0)  # the work of the task worker, which does not run here


def make_accounts() -> None:
    from accounts.roles import CHIEF_EDITOR, EDITOR, WRITER
    from tests.factories.accounts import UserFactory
    from tests.journeys.people import CHIEF, FIRST_EDITOR, SECOND_EDITOR, SOME_WRITER

    roles = {SOME_WRITER: WRITER, FIRST_EDITOR: EDITOR, SECOND_EDITOR: EDITOR, CHIEF: CHIEF_EDITOR}
    for person, role in roles.items():
        UserFactory(email=person.email, display_name=person.name, role=role)


def make_articles() -> None:
    from tests.factories.pages import make_article

    for journey in ("Writing", "Withdrawing", "Withholding", "Reporting", "Scheduling", "Sharing"):
        make_article(journey, sections=["First", "Second"])


def make_notes() -> None:
    """An article whose sections have a few notes each, and one with more than its margin holds."""
    from tests.factories.pages import body, make_article, make_section
    from tests.factories.sources import make_source
    from tests.sources.citing_texts import cite

    years = ("1950", "1951", "1952")
    sources = [make_source(f"noted{year}", f"A Study of the Year {year}", issued=year) for year in years]
    first, second, third = sources
    words = "The army crossed the river at night and marched south over the hills. " * 9
    article = make_article("Noted")
    for title in ("First", "Second"):
        cited = f"{words} {cite(first)}. {words} {cite(first, locator='7')}."
        make_section(article, title, body=body(cited, words, f"{words} {cite(second, third)}."))
    make_section(article, "Crowded", body=body("".join(f"So it was {cite(each)}. " for each in sources * 8)))


def make_states() -> None:
    """What a reader can meet besides pages: several versions, a withdrawn section, a withheld one."""
    from accounts.models import User
    from articles.models import SectionPage
    from publishing.actions import withdraw, withhold
    from tests.factories.pages import body, heading, make_article, revise, sections_of, table
    from tests.journeys.people import CHIEF

    chief = User.objects.get(email=CHIEF.email)
    article = make_article("States", sections=["Several", "Withdrawn", "Withheld"])
    several, withdrawn, withheld = sections_of(article)
    rows = [["<p>China</p>", "260,000"], ["<p>United Nations</p>", "220,000"]]
    text = body(
        heading("Strength", key="strength"),
        "The text of Several is longer now.",
        table("Troops in November 1950", [("text", "Side"), ("number", "Troops")], rows, note="Estimates."),
        ("quotation", {"text": "<p>Words.</p>", "attribution": "Somebody, 1950"}, "said"),
    )
    revise(several, by=chief, body=text, change_kind="fact", change_note="Figures are added.")
    withdraw(page=withdrawn, by=chief, reason="Its source was a forgery.")
    withhold(version=withheld.document.current_version, by=chief, reason="A court decided so.")
    assert SectionPage.objects.child_of(article).live().count() >= 1


if __name__ == "__main__":
    main()
