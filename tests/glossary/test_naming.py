import pytest

from glossary.naming import beside_title, name_entry


def stored(text: str, language: str = "", script: str = "", romanisation: str = "", is_abbreviation: bool = False):
    return {
        "text": text,
        "language": language,
        "script": script,
        "romanisation": romanisation,
        "is_abbreviation": is_abbreviation,
    }


@pytest.mark.parametrize(
    ("name", "lang", "label", "is_native"),
    [
        (stored("彭德怀", "zh-Hans", "Hans"), "zh-Hans", "Chinese, simplified characters", True),
        (stored("38선", "ko"), "ko", "Korean", True),
        (stored("P’eng Te-huai", "zh-Latn", "Latn", "wade-giles"), "zh-Latn", "Wade–Giles", False),
        (stored("P’eng Te-huai", "zh", "", "wade-giles"), "zh", "Wade–Giles", False),
        (stored("CPV", "en", is_abbreviation=True), "en", "English", False),
        (stored("志愿军", "zh-Hans", is_abbreviation=True), "zh-Hans", "Chinese, simplified characters", False),
        (stored("Marshal Peng"), "", "", False),
        (stored("Marshal Peng", "en"), "en", "English", False),
    ],
)
def test_name_tells_its_language_and_what_it_is(name, lang, label, is_native):
    entry = name_entry(name)
    assert (entry["lang"], entry["label"], entry["is_native"]) == (lang, label, is_native)


def test_beside_the_title_stands_the_first_native_name_of_each_language():
    names = [
        stored("彭德怀", "zh-Hans"),
        stored("彭德懷", "zh-Hant"),
        stored("팽덕회", "ko"),
        stored("P’eng", "zh-Latn", "Latn", "wade-giles"),
        stored("CPV", "en", is_abbreviation=True),
    ]
    assert [name["text"] for name in beside_title(map(name_entry, names))] == ["彭德怀", "팽덕회"]
