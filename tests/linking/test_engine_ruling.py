"""Editors' decisions and what follows from them."""

from linking.engine import Placed, Rule, Verdict
from tests.factories.names import decide, organisation, person, told

MAO = person("mao", "Mao Zedong")
OTHER = person("other", "Mao Anying")


def placed(text, quote, verdict, target="mao"):
    start = text.index(quote)
    return (Placed(start, start + len(quote), verdict, target, quote),)


def test_rejected_mention_is_no_link_and_the_next_one_is():
    text = "Mao came. Mao spoke."
    decisions = decide(text, MAO, placed=placed(text, "Mao", Verdict.REJECTED))
    assert [(d.rule, d.is_first) for d in decisions] == [(Rule.REJECTED, False), (Rule.SURNAME, True)]


def test_accepted_suggestion_is_linked():
    text = "then Mao spoke"
    (decision,) = decide(text, MAO, OTHER, placed=placed(text, "Mao", Verdict.ACCEPTED))
    assert (decision.rule, decision.target, decision.confidence) == (Rule.ACCEPTED, "mao", 1.0)


def test_mention_can_point_to_another_entry():
    text = "then Mao Zedong spoke"
    decisions = decide(text, MAO, OTHER, placed=placed(text, "Mao Zedong", Verdict.ACCEPTED, "other"))
    assert told(decisions) == [("Mao Zedong", "linked", "other")]


def test_forced_link_needs_no_name():
    text = "the great helmsman spoke"
    (decision,) = decide(text, MAO, placed=placed(text, "great helmsman", Verdict.FORCED))
    assert (decision.mention.surface, decision.rule, decision.target) == ("great helmsman", Rule.FORCED, "mao")


def test_editors_borders_replace_those_of_names_in_them():
    text = "the Red Army Group"
    army = organisation("army", "Red Army")
    decisions = decide(text, army, placed=placed(text, "Red Army Group", Verdict.FORCED, "group"))
    assert told(decisions) == [("Red Army Group", "linked", "group")]
