"""Terms for the journeys, and an article whose texts link to them; ``acts.fade`` takes some of them away."""

WORDS = "The army crossed the river at night and marched south over the hills. " * 4


def make_terms() -> None:
    from tests.factories.glossary import make_term, name, term_link
    from tests.factories.pages import body, make_article, make_section, revise

    marshal = make_term(
        "Marshal Alpha",
        names=[
            name("元帅", "zh-Hans", "Hans"),
            name("Yüan-shuai", "zh-Latn", "Latn", romanisation="wade-giles"),
            name("MA", "en", is_abbreviation=True),
        ],
        subjects=["Journeys"],
        definition="<p>The first words on the marshal.</p>",
        full_description=f"<p>{WORDS * 6}</p>",
        perspective_author="The editors",
    )
    river = make_term(
        "River Beta", kind="place", subjects=["Journeys"], definition=f"<p>Where {term_link(marshal)} crossed.</p>"
    )
    article = make_article("Carded")
    middle = f"{WORDS} {term_link(river, 'the river, the hills behind it and all the land to the sea')} {WORDS}"
    make_section(
        article,
        "Linked",
        body=body(
            f"{term_link(marshal)} led. {WORDS}",
            middle,
            f"{WORDS} He was {term_link(marshal, 'the marshal')}.",
            *[WORDS] * 6,
            f"At the end stood {term_link(river)}.",
        ),
    )
    fading = [make_term(title, kind="place") for title in ("Gamma Ford", "Delta Ford", "Epsilon Ford")]
    make_section(article, "Fading", body=body(*(f"They came to {term_link(term)}. {WORDS}" for term in fading)))
    revise(marshal, definition="<p>The second words on the marshal.</p>", change_kind="fact")
