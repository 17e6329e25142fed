"""What is cited and linked on the journey of citing, and the sections in which that is done."""


def make_citable() -> None:
    from tests.factories.glossary import make_term
    from tests.factories.pages import make_article
    from tests.factories.sources import make_source
    from tests.sources.citing_texts import cite

    notes = make_source("lovelace1843", "Notes on the Engine", authors=[("Lovelace", "Ada")], issued="1843")
    make_source("babbage1864", "Passages from a Life", authors=[("Babbage", "Charles")], issued="1864")
    make_term("Analytical Engine", kind="concept", critical_perspective=f"<p>Disputed {cite(notes)}.</p>")
    sections = ["Whole", "Clicks", "Keys", "Arrows", "Faults", "Kept", "Copied", "Terms", "Offline"]
    make_article("Citing", sections=sections)
