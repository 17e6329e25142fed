"""Names inside longer names are no mentions of what they name alone."""

import pytest

from tests.factories.names import concept, decide, event, organisation, person, place, told, words

MAO = person("mao", "Mao Zedong")
KENNEDY = person("k", "John F. Kennedy", description="President of the United States from 1961 to 1963.")
ROC = organisation("roc", "Republic of China (1912–49; on Taiwan)")
UNION = organisation("union", "Union (American Civil War)")
VOCABULARY = words("commission", "believe", "revisiting")


@pytest.mark.parametrize(
    ("text", "entry", "evidence"),
    [
        ("the People’s Republic of China", ROC, "“People’s”"),
        ("People's Republic of China", ROC, "“People's”"),
        ("the Second Republic of China", ROC, "“Second”"),
        ("his son Mao Anying", MAO, "“Anying”"),
        ("with Robert Kennedy", KENNEDY, "“Robert”"),
        ("with R. Kennedy", KENNEDY, "“R.”"),
        ("under the Kennedy Act", KENNEDY, "“Act”"),
        ("at Fort Kennedy", KENNEDY, "“Fort”"),
        ("the Soviet Union", UNION, "“Soviet”"),
        ("the Union Army", UNION, "“Army”"),
        ("the Military Armistice Commission", concept("a", "Armistice"), "“Military”"),
        ("at Seoul University", place("s", "Seoul"), "“University”"),
    ],
)
def test_name_in_a_longer_name_is_rejected(text, entry, evidence):
    (decision,) = decide(text, entry, vocabulary=words("military", "commission", "army"))
    assert (decision.status.value, decision.rule.value) == ("rejected", "part of a longer name")
    assert decision.evidence == evidence


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("the Republic of China", ROC),
        ("Beijing’s Republic of China policy", ROC),
        ("When Mao spoke", MAO),
        ("Chairman Mao spoke", MAO),
        ("Chinese leader Mao spoke", MAO),
        ("Recalling Mao and others", MAO),
        ("Stalin’s Mao", MAO),
        ("Believe Kennedy will", KENNEDY),
        ("President Kennedy said", KENNEDY),
        ("the Kennedy administration", KENNEDY),
        ("the US Kennedy", KENNEDY),
        ("the Chinese Communist Party", organisation("ccp", "Communist Party")),
        ("Early Korean War fighting", event("kw", "Korean War")),
    ],
)
def test_name_beside_other_words_with_capitals_is_linked(text, entry):
    (decision,) = decide(text, entry, vocabulary=VOCABULARY)
    assert decision.status.value == "linked"


def test_known_names_side_by_side_are_both_linked():
    zhou = person("zhou", "Zhou Enlai")
    assert told(decide("the Mao Zhou talks", MAO, zhou)) == [("Mao", "linked", "mao"), ("Zhou", "linked", "zhou")]


def test_name_that_is_known_but_never_linked_shields_what_is_in_it():
    prc = organisation("prc", "People's Republic of China", is_linkable=False)
    assert told(decide("the People's Republic of China", prc, ROC)) == [
        ("People's Republic of China", "rejected", "prc")
    ]
