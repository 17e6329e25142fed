import pytest

from glossary.languages import language_fault, language_label, script_fault, script_of, written_language

TAGS = "en zh zh-Hans zh-Hant-TW ko ko-KP yue-Hant zh-Latn-pinyin zh-cmn-Hans de-1996 es-419 en-x-yalu zh-u-co-pinyin"


@pytest.mark.parametrize("tag", TAGS.split())
def test_language_tag_is_taken(tag):
    assert language_fault(tag) is None


@pytest.mark.parametrize(
    "tag",
    ["", "Chinese", "zh_Hans", "ZH", "zh-hans", "zh-", "z", "zh-Hans-", "x" * 36, 'zh"><script>', "zh-Hans\n", "中文"],
)
def test_what_is_no_language_tag_is_told_with_examples(tag):
    assert language_fault(tag) == (
        f"“{tag}” is not a language tag. Write it like zh-Hans (Chinese, simplified), ko, ru or zh-Latn-pinyin."
    )


def test_language_tag_with_an_unknown_script_is_told_which():
    assert language_fault("zh-Hanz").startswith("“Hanz” is not a code of a script")


@pytest.mark.parametrize("code", ["Hans", "Hant", "Hani", "Hang", "Kore", "Jpan", "Cyrl", "Latn", "Mong", "Tibt"])
def test_script_is_taken(code):
    assert script_fault(code) is None


@pytest.mark.parametrize("code", ["", "hans", "HANS", "Hnas", "Hangul", "Zyyy"])
def test_what_is_no_script_is_told(code):
    assert script_fault(code) is not None


def test_script_of_a_tag():
    assert [script_of(tag) for tag in ("zh-Hant-TW", "ko", "no tag")] == ["Hant", "", ""]


@pytest.mark.parametrize(
    ("tag", "script", "written"),
    [
        ("zh", "Hans", "zh-Hans"),
        ("zh-Hans", "Hans", "zh-Hans"),
        ("zh-TW", "Hant", "zh-Hant-TW"),
        ("ko", "", "ko"),
        ("", "Hans", ""),
    ],
)
def test_written_language_names_the_script_once(tag, script, written):
    assert written_language(tag, script) == written


@pytest.mark.parametrize(
    ("tag", "script", "label"),
    [
        ("zh-Hans", "Hans", "Chinese, simplified characters"),
        ("zh-Hant", "", "Chinese, traditional characters"),
        ("zh", "", "Chinese"),
        ("ko", "Hang", "Korean, hangul"),
        ("ru", "Cyrl", "Russian"),
        ("ru-Latn", "Latn", "Russian, Latin letters"),
        ("en", "", "English"),
        ("bo", "Tibt", "bo, Tibt"),
    ],
)
def test_language_in_words(tag, script, label):
    assert language_label(tag, script) == label
