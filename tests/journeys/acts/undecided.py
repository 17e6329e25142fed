"""Texts with names that no rule is sure of, for the journey of an editor who decides."""


def make_undecided() -> None:
    from tests.factories.glossary import make_term
    from tests.factories.pages import body, make_article, make_section

    make_term("Hector Ball", definition="<p>Who drew the maps of the river.</p>")
    make_term("Ada Quimby", definition="<p>Who kept the diary.</p>")
    make_term("Otis Quimby", definition="<p>Who kept the horses.</p>")
    words = (
        "They met in the tent. Then Ball spoke at length.",
        "On the second day, Quimby asked for more men.",
        "At dusk they waited. Then Ball drew a map.",
        "Nobody slept. Then Ball left for the coast.",
    )
    article = make_article("Deciding")
    make_section(article, "Undecided", body=body(*words))
    make_section(article, "Unscripted", body=body("It rained. Then Ball came home."))
