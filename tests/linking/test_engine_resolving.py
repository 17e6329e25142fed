"""Which entry a mention names, and whether that is sure."""

import pytest

from linking.engine import Context, MatchCase, Name, NamesIndex, Rule, SurnameUse, match, resolve
from tests.factories.names import concept, decide, event, organisation, person, short, told, words

JOHN = person("john", "John F. Kennedy", description="President of the United States from 1961 to 1963.")
ROBERT = person("robert", "Robert F. Kennedy", description="Attorney General; Senator, then Vice President.")
MAO = person("mao", "Mao Zedong")
UN = organisation("un", "United Nations", short("UN"))
SOUTH = event("south", "Reconstruction (United States, 1865–77)", subjects={"United States"})
CHINA = concept("china", "National reconstruction (China, 1949–52)", "reconstruction", subjects={"China"})


def rules(decisions):
    return [(found.mention.surface, found.rule, found.target) for found in decisions]


@pytest.mark.parametrize(
    ("text", "entry", "rule"),
    [
        ("then Mao Zedong", MAO, Rule.FULL_NAME),
        ("by Yuriy Zhukov", person("z", "Yuri Zhukov"), Rule.OTHER_SPELLING),
        ("at the 38th parallel", event("p", "38th Parallel"), Rule.OTHER_SPELLING),
        ("the UN met", UN, Rule.ABBREVIATION),
        ("an armistice", concept("a", "Armistice"), Rule.COMMON_NOUN),
        ("then Mao met", MAO, Rule.SURNAME),
        ("General Ball said", person("b", "George Ball"), Rule.NAMED_BEFORE),
    ],
)
def test_name_of_one_entry_is_linked(text, entry, rule):
    (decision,) = decide(text, entry)
    assert (decision.status.value, decision.rule, decision.target) == ("linked", rule, entry.key)
    assert decision.confidence > 0.9


def test_shared_surname_goes_to_who_is_named_in_full_in_the_text():
    decisions = decide("Robert Kennedy came. Kennedy spoke.", JOHN, ROBERT)
    assert rules(decisions)[1] == ("Kennedy", Rule.NAMED_BEFORE, "robert")
    assert decisions[1].evidence == "“Robert Kennedy”"


def test_shared_surname_goes_to_who_is_named_in_another_part_of_the_document():
    decisions = decide("Kennedy spoke.", JOHN, ROBERT, named=frozenset({"robert"}))
    assert rules(decisions) == [("Kennedy", Rule.NAMED_BEFORE, "robert")]


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("President", "john"),
        ("Attorney General", "robert"),
        ("Senator", "robert"),
        ("President-elect", "john"),
        ("Vice-President", "robert"),
    ],
)
def test_shared_surname_goes_to_who_had_the_title(title, target):
    assert rules(decide(f"with {title} Kennedy", JOHN, ROBERT)) == [("Kennedy", Rule.TITLE, target)]


def test_office_of_whom_somebody_served_is_not_his_own():
    bundy = person("b", "McGeorge Bundy", description="Special Assistant to the President.")
    brother = person("w", "William Bundy", description="Assistant Secretary of Defense.")
    assert rules(decide("with President Bundy", bundy, brother)) == [("Bundy", Rule.AMBIGUOUS, "b")]


def test_shared_surname_goes_to_who_fits_the_subjects():
    chen_jian = person("jian", "Chen Jian", subjects={"historiography"})
    chen_yi = person("yi", "Chen Yi", subjects={"Chinese Civil War"})
    decisions = decide("then Chen spoke", chen_jian, chen_yi, subjects={"Chinese Civil War"})
    assert rules(decisions) == [("Chen", Rule.SUBJECTS, "yi")]
    assert decisions[0].evidence == "Chinese Civil War"


def test_shared_surname_goes_to_who_lists_it():
    mao, anying = person("mao", "Mao Zedong", "Mao"), person("anying", "Mao Anying")
    decisions = decide("Mao Anying died. Mao grieved.", mao, anying)
    assert rules(decisions)[1] == ("Mao", Rule.CALLED_SO, "mao")


def test_shared_surname_stays_a_suggestion_without_evidence():
    (decision,) = decide("then Kennedy spoke", JOHN, ROBERT)
    assert (decision.status.value, decision.rule) == ("suggested", Rule.AMBIGUOUS)
    assert decision.evidence == "John F. Kennedy, Robert F. Kennedy"


def test_shared_surname_stays_a_suggestion_where_both_are_named():
    decisions = decide("John Kennedy and Robert Kennedy. Kennedy spoke.", JOHN, ROBERT)
    assert rules(decisions)[2][1] is Rule.AMBIGUOUS


def test_name_that_is_anothers_alias_stays_a_suggestion():
    one, other = organisation("one", "Red Army"), organisation("two", "Soviet Army", "Red Army")
    assert told(decide("the Red Army", one, other)) == [("Red Army", "suggested", "one")]


def test_subjects_decide_between_two_senses_of_a_word():
    assert rules(decide("economic reconstruction", SOUTH, CHINA, subjects={"China"})) == [
        ("reconstruction", Rule.COMMON_NOUN, "china")
    ]
    assert rules(decide("In the South Reconstruction ended", SOUTH, subjects={"United States"})) == [
        ("Reconstruction", Rule.FULL_NAME, "south")
    ]


def test_word_of_another_subject_is_only_suggested():
    vocabulary = words("reconstruction")
    (decision,) = decide("economic Reconstruction", SOUTH, subjects={"China"}, vocabulary=vocabulary)
    assert (decision.status.value, decision.rule) == ("suggested", Rule.OTHER_SUBJECT)
    (decision,) = decide("rebuilding and reconstruction", CHINA, subjects={"United States"}, vocabulary=vocabulary)
    assert (decision.status.value, decision.rule) == ("suggested", Rule.OTHER_SUBJECT)


def test_capital_and_subjects_that_disagree_leave_a_suggestion():
    (decision,) = decide("the Reconstruction years", SOUTH, CHINA, subjects={"China"})
    assert (decision.status.value, decision.rule) == ("suggested", Rule.AMBIGUOUS)


def test_common_word_at_the_beginning_of_a_sentence_is_only_suggested():
    union = organisation("u", Name("Union", match_case=MatchCase.YES))
    decisions = decide("Union came. The Union came.", union, vocabulary=words("union"))
    assert [decision.rule for decision in decisions] == [Rule.COMMON_WORD, Rule.FULL_NAME]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("then Ball spoke", ["suggested"]),
        ("then Mr. Ball spoke", ["linked"]),
        ("then Acting Secretary of State Ball spoke", ["linked"]),
        ("George Ball came, then Ball spoke", ["linked", "linked"]),
    ],
)
def test_surname_that_is_a_common_word_needs_evidence(text, statuses):
    decisions = decide(text, person("ball", "George W. Ball"))
    assert [decision.status.value for decision in decisions] == statuses


def test_surname_that_is_a_given_name_needs_evidence():
    dean, rusk = person("dean", "Arthur Dean"), person("rusk", "Dean Rusk")
    assert [d.rule for d in decide("he asked Dean", dean, rusk)] == [Rule.COMMON_WORD]
    assert told(decide("Dean Rusk came", dean, rusk)) == [("Dean Rusk", "linked", "rusk")]


def test_surname_of_a_historian_waits_for_the_full_name():
    whiting = person("w", "Allen S. Whiting", surname_use=SurnameUse.AFTER_FULL_NAME)
    decisions = decide("Whiting, so Allen S. Whiting, and Whiting", whiting)
    assert [decision.rule for decision in decisions] == [Rule.NOT_NAMED_YET, Rule.FULL_NAME, Rule.NAMED_BEFORE]


def test_surname_that_is_never_used_alone_is_rejected():
    anying = person("a", "Mao Anying", surname_use=SurnameUse.NEVER)
    assert told(decide("Mao Anying, then Mao", anying)) == [("Mao Anying", "linked", "a"), ("Mao", "rejected", "a")]


def test_surname_is_doubtful_where_the_text_names_another_bearer():
    decisions = decide("Henry Kennedy came. Kennedy spoke.", JOHN)
    assert [decision.rule for decision in decisions] == [Rule.LONGER_NAME, Rule.OTHER_BEARER]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ambassador and Mrs. Dobrynin came", Rule.OF_FAMILY),
        ("Mr. Dobrynin came. Mrs. Dobrynin spoke", Rule.OF_FAMILY),
        ("then Mrs. Dobrynin spoke", Rule.SURNAME),
    ],
)
def test_woman_of_the_same_surname_is_another_person_where_a_man_has_it(text, rule):
    assert decide(text, person("d", "Anatoly Dobrynin"))[-1].rule is rule


def test_surname_joined_to_an_unknown_one_is_only_suggested():
    assert [d.rule for d in decide("the Mao-Brandt talks", MAO)] == [Rule.HYPHEN]


@pytest.mark.parametrize(
    ("text", "rules_found"),
    [
        ("the U.N. voted", [Rule.DOTTED]),
        ("the UN and the U.N.", [Rule.ABBREVIATION, Rule.OTHER_SPELLING]),
        ("the United Nations, the U.N.", [Rule.FULL_NAME, Rule.OTHER_SPELLING]),
    ],
)
def test_dots_need_the_listed_form_beside_them(text, rules_found):
    assert [decision.rule for decision in decide(text, UN)] == rules_found


def test_dots_that_are_listed_need_nothing():
    assert [d.rule for d in decide("the U.N. voted", organisation("un", short("U.N.")))] == [Rule.ABBREVIATION]


def test_single_letter_is_only_suggested():
    assert [d.rule for d in decide("then K said", organisation("k", short("K")))] == [Rule.SINGLE_LETTER]


def test_abbreviation_that_is_a_word_is_doubtful_among_capitals():
    aid = organisation("aid", short("AID"))
    assert [d.rule for d in decide("GIVE AID NOW; then AID said", aid)] == [Rule.AMONG_CAPITALS, Rule.ABBREVIATION]


@pytest.mark.parametrize(
    ("fields", "context", "rule"),
    [
        ({"is_linkable": False}, {}, Rule.NOT_LINKABLE),
        ({"by_hand": True}, {}, Rule.BY_HAND),
        ({"never_in": {"7"}}, {"document": "7"}, Rule.NEVER_HERE),
        ({"never_for": {"China"}}, {"subjects": {"China"}}, Rule.NEVER_FOR),
        ({}, {"document": "mao"}, Rule.ITSELF),
        ({}, {"forbidden": frozenset({("mao zedong", "")})}, Rule.FORBIDDEN),
        ({}, {"forbidden": frozenset({("mao zedong", "mao")})}, Rule.FORBIDDEN),
    ],
)
def test_policy_of_an_entry_goes_before_all(fields, context, rule):
    (decision,) = decide("then Mao Zedong spoke", person("mao", "Mao Zedong", **fields), **context)
    assert (decision.status.value, decision.rule) == ("rejected", rule)


def test_entry_that_is_never_linked_here_leaves_its_name_to_the_other():
    one = organisation("one", "Red Army", never_for={"China"})
    two = organisation("two", "Red Army")
    assert told(decide("the Red Army", one, two, subjects={"China"})) == [("Red Army", "linked", "two")]


def test_name_that_is_not_linkable_is_rejected():
    entry = person("mao", "Mao Zedong", Name("the Chairman", is_linkable=False))
    assert told(decide("Mao Zedong", entry)) == [("Mao Zedong", "linked", "mao")]
    assert told(decide("the Chairman", entry)) == [("the Chairman", "rejected", "mao")]


def test_first_mention_of_a_section_is_the_link():
    decisions = decide("Mao Zedong, Mao, the UN and Mao", MAO, UN)
    assert [decision.is_first for decision in decisions] == [True, False, True, False]


def test_what_is_linked_in_the_section_is_not_linked_again():
    assert [d.is_first for d in decide("Mao and the UN", MAO, UN, linked=frozenset({"mao"}))] == [False, True]


def test_order_of_mentions_does_not_matter():
    mentions = match("Robert Kennedy came. Kennedy spoke.", NamesIndex([JOHN, ROBERT]))
    assert resolve(mentions[::-1], Context()) == resolve(mentions, Context())
