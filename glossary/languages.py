"""In which language and script a name is written: BCP 47 tags and ISO 15924 codes. No Django."""

import re

LANGUAGE_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3})"
    r"(?:-(?P<script>[A-Z][a-z]{3}))?"
    r"(?:-(?P<region>[A-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
)
LONGEST_TAG = 35  # characters; RFC 5646, 4.4.1

# ISO 15924, less the codes for symbols, for private use and for scripts that are not deciphered.
_CODES = """
Adlm Aghb Ahom Arab Aran Armi Armn Avst Bali Bamu Bass Batk Beng Bhks Bopo Brah Brai Bugi Buhd Cakm Cans Cari Cham
Cher Chis Chrs Copt Cpmn Cprt Cyrl Cyrs Deva Diak Dogr Dsrt Dupl Egyd Egyh Egyp Elba Elym Ethi Gara Geok Geor Glag
Gong Gonm Goth Gran Grek Gujr Gukh Guru Hanb Hang Hani Hano Hans Hant Hatr Hebr Hira Hluw Hmng Hmnp Hrkt Hung Ital
Jamo Java Jpan Jurc Kali Kana Kawi Khar Khmr Khoj Kits Knda Kore Kpel Krai Kthi Lana Laoo Latf Latg Latn Lepc Limb
Lina Linb Lisu Loma Lyci Lydi Mahj Maka Mand Mani Marc Maya Medf Mend Merc Mero Mlym Modi Mong Mroo Mtei Mult Mymr
Nagm Nand Narb Nbat Newa Nkdb Nkgb Nkoo Nshu Ogam Olck Onao Orkh Orya Osge Osma Ougr Palm Pauc Pcun Pelm Perm Phag
Phli Phlp Phlv Phnx Plrd Prti Ranj Rjng Rohg Runr Samr Sara Sarb Saur Sgnw Shaw Shrd Sidd Sidt Sind Sinh Sogd Sogo
Sora Soyo Sund Sunu Sylo Syrc Syre Syrj Syrn Tagb Takr Tale Talu Taml Tang Tavt Tayo Telu Teng Tfng Tglg Thaa Thai
Tibt Tirh Tnsa Todr Tols Toto Tutg Ugar Vaii Visp Vith Wara Wcho Wole Xpeo Xsux Yezi Yiii Zanb
"""
SCRIPTS = frozenset(_CODES.split())

# What readers are told; a language or script that is not here is told by its tag.
LANGUAGE_NAMES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "la": "Latin",
    "mn": "Mongolian",
    "pl": "Polish",
    "ru": "Russian",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "yue": "Cantonese",
    "zh": "Chinese",
}
SCRIPT_NAMES = {
    "Cyrl": "Cyrillic",
    "Hang": "hangul",
    "Hani": "Chinese characters",
    "Hans": "simplified characters",
    "Hant": "traditional characters",
    "Kore": "mixed script",
    "Latn": "Latin letters",
    "Mong": "Mongolian script",
}
# Scripts in which a language is always written: no reader needs to be told.
USUAL_SCRIPTS = {"ja": "Jpan", "mn": "Cyrl", "ru": "Cyrl"} | dict.fromkeys(
    ("de", "en", "es", "fr", "la", "pl", "tr", "vi"), "Latn"
)


def language_fault(tag: str) -> str | None:
    """Why something is no language tag, or None if it is one.

    >>> language_fault("zh-Hans") is None
    True
    >>> language_fault("Chinese")
    '“Chinese” is not a language tag. Write it like zh-Hans (Chinese, simplified), ko, ru or zh-Latn-pinyin.'
    """
    match = LANGUAGE_TAG.fullmatch(tag) if len(tag) <= LONGEST_TAG else None
    if match is None:
        return f"“{tag}” is not a language tag. Write it like zh-Hans (Chinese, simplified), ko, ru or zh-Latn-pinyin."
    return script_fault(match["script"]) if match["script"] else None


def script_fault(code: str) -> str | None:
    """Why something is no code of a script, or None if it is one.

    >>> script_fault("Hang") is None
    True
    >>> script_fault("Hangul")
    '“Hangul” is not a code of a script (ISO 15924). Write it like Hans, Hant, Hang, Kore, Cyrl or Latn.'
    """
    if code in SCRIPTS:
        return None
    return f"“{code}” is not a code of a script (ISO 15924). Write it like Hans, Hant, Hang, Kore, Cyrl or Latn."


def script_of(tag: str) -> str:
    """The script that a language tag names, or nothing.

    >>> script_of("zh-Hant-TW")
    'Hant'
    >>> script_of("ko")
    ''
    """
    match = LANGUAGE_TAG.fullmatch(tag)
    return (match["script"] or "") if match else ""


def written_language(tag: str, script: str) -> str:
    """The tag to put on a text, with its script where the language alone does not tell it.

    >>> written_language("zh", "Hans")
    'zh-Hans'
    >>> written_language("zh-Hans", "Hans")
    'zh-Hans'
    >>> written_language("en", "")
    'en'
    """
    match = LANGUAGE_TAG.fullmatch(tag)
    if match is None or not script or match["script"]:
        return tag
    return f"{match['language']}-{script}{tag[match.end('language') :]}"


def language_label(tag: str, script: str) -> str:
    """A name's language and script in words.

    >>> language_label("zh-Hans", "Hans")
    'Chinese, simplified characters'
    >>> language_label("ko", "")
    'Korean'
    """
    match = LANGUAGE_TAG.fullmatch(tag)
    language = match["language"] if match else tag
    written = script or script_of(tag)
    parts = [LANGUAGE_NAMES.get(language, tag)]
    if written != USUAL_SCRIPTS.get(language, ""):
        parts.append(SCRIPT_NAMES.get(written, written))
    return ", ".join(filter(None, parts))
