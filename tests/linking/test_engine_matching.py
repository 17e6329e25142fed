"""From a text to mentions."""

import pytest

from linking.engine import MatchCase, Name, NamesIndex, match
from linking.engine.candidates import Form
from linking.engine.mentions import Joined
from tests.factories.names import concept, event, found_in, organisation, person, place, short

MAO = person("mao", "Mao Zedong", "Mao Tse-tung", Name("毛泽东", language="zh-Hans"))
UN = organisation("un", "United Nations", short("UN"))
PRC = organisation("prc", "People’s Republic of China")
ROC = organisation("roc", "Republic of China (1912–49; on Taiwan)")


@pytest.mark.parametrize(
    ("text", "entry", "words"),
    [
        ("then Mao Zedong's plan", MAO, "Mao Zedong"),
        ("then Mao Tse–tung’s plan", MAO, "Mao Tse–tung"),
        ("then MAO ZEDONG", MAO, "MAO ZEDONG"),
        ("则毛泽东的计划", MAO, "毛泽东"),
        ("to P’yŏngyang", place("p", "Pyongyang"), "P’yŏngyang"),
        ("to Pyongyang", place("p", "P’yŏngyang"), "Pyongyang"),
        ("Dag Hammarskjöld said", person("h", "Dag Hammarskjold"), "Dag Hammarskjöld"),
        ("troops of the UN's", UN, "UN"),
        ("the U.N. voted", UN, "U.N."),
        ("in the U. N. then", UN, "U. N."),
        ("a U.S. Eighth Army unit", organisation("8", "US Eighth Army"), "U.S. Eighth Army"),
        ("a US Eighth Army unit", organisation("8", "U.S. Eighth Army"), "US Eighth Army"),
        ("their missiles, ICBMs", organisation("i", short("ICBM")), "ICBM"),
        ("at the 38th parallel", place("38", "38th Parallel"), "38th parallel"),
        ("two buffer states", concept("b", "Buffer state"), "buffer state"),
        ("after the Armistice", concept("a", "armistice"), "Armistice"),
        ("new policies", concept("p", "policy"), "policies"),
        ("a cease-fire", concept("c", "cease fire"), "cease-fire"),
        ("a ceasefire", concept("c", "cease-fire"), "ceasefire"),
        ("by Resist America Aid Korea", event("r", "Resist America, Aid Korea"), "Resist America Aid Korea"),
        ("K.M. Panikkar said", person("p", "K. M. Panikkar"), "K.M. Panikkar"),
        ("by N.S. KHRUSHCHEV", person("k", "Nikita S. Khrushchev"), "N.S. KHRUSHCHEV"),
        ("by Nikita Sergeyevich Khrushchev", person("k", "Nikita S. Khrushchev"), "Nikita Sergeyevich Khrushchev"),
        ("General De Gaulle said", person("g", "Charles de Gaulle"), "De Gaulle"),
        ("by Zhihua Shen", person("s", "Shen Zhihua"), "Zhihua Shen"),
        ("by Shen", person("s", "Zhihua Shen", surname="Shen"), "Shen"),
        ("President Allende said", person("a", "Salvador Allende Gossens", surname="Allende Gossens"), "Allende"),
        ("against Diem who", person("d", "Ngo Dinh Diem"), "Diem"),
        ("the SovGovt note", organisation("g", short("SovGov(t)")), "SovGovt"),
        ("the Reconstruction of 1865", event("r", "Reconstruction (United States, 1865–77)"), "Reconstruction"),
        ("of the post-Khrushchev years", person("k", "Nikita Khrushchev"), "Khrushchev"),
        ("General Ridgway took", person("r", "Matthew B. Ridgway"), "Ridgway"),
    ],
)
def test_name_is_found(text, entry, words):
    assert found_in(text, entry) == [words]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("mao and zedong", MAO),
        ("the Maoists", MAO),
        ("O’Mao", MAO),
        ("Mao_Zedong", MAO),
        ("in the U.S.", organisation("s", short("S"))),
        ("the un-American", UN),
        ("give aid", organisation("aid", short("AID"))),
        ("Give Aid", organisation("aid", short("AID"))),
        ("a long march", event("l", "Long March")),
        ("Long march ahead.", event("l", "Long March")),
        ("a demilitarized zone-line x", concept("z", "zone")),
        ("the Kennedys", person("k", "John F. Kennedy")),
        ("united, nations", UN),
        ("United.\n\nNations", UN),
        ("www.un.org or x@UN.org", UN),
        ("Republic/of China", ROC),
        ("", UN),
    ],
)
def test_other_words_are_not_found(text, entry):
    assert found_in(text, entry) == []


def test_longest_name_wins_across_entries():
    assert found_in("the People's Republic of China and the Republic of China", PRC, ROC) == [
        "People's Republic of China",
        "Republic of China",
    ]


def test_longest_name_wins_though_it_begins_later():
    entries = [concept("a", "cold war"), concept("b", "war of attrition")]
    assert found_in("a cold war of attrition", *entries) == ["war of attrition"]


def test_capitals_matter_as_the_name_says():
    anyhow = concept("a", Name("NSC-68", match_case=MatchCase.NO))
    exactly = concept("b", Name("Union", match_case=MatchCase.YES))
    assert found_in("nsc-68 and a union, the Union", anyhow, exactly) == ["nsc-68", "Union"]


def test_given_names_choose_between_bearers_of_a_surname():
    john, robert = person("j", "John F. Kennedy"), person("r", "Robert F. Kennedy")
    mentions = match("with Bob Kennedy and J. Kennedy", NamesIndex([john, robert]))
    assert [[candidate.entry.key for candidate in mention.candidates] for mention in mentions] == [["r"], ["j"]]


def test_form_of_a_mention_is_told():
    mentions = match("Mao Zedong, Mao, UN and U.N.", NamesIndex([MAO, UN]))
    assert [mention.form for mention in mentions] == [Form.FULL, Form.SURNAME, Form.ABBREVIATION, Form.VARIANT]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Kennedy and", Joined.NOTHING),
        ("Kennedy-Khrushchev talks", Joined.NAME),
        ("Kennedy-Brandt talks", Joined.CAPITALISED),
        ("post-Kennedy", Joined.OTHER),
        ("Kennedy-inspired", Joined.OTHER),
    ],
)
def test_what_a_hyphen_joins_is_told(text, joined):
    names = NamesIndex([person("k", "John Kennedy"), person("n", "Nikita Khrushchev")])
    assert match(text, names)[0].joined is joined
