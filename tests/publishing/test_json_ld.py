"""What machines are told, as values and as the text of a script element."""

import json

from publishing.json_ld import breadcrumbs, person_or_organisation, reference, script_text, thing


def test_thing_leaves_out_what_is_not_known():
    assert thing("Person", name="Ada", affiliation="", knows=[], birthDate=None, position=0) == {
        "@type": "Person",
        "name": "Ada",
        "position": 0,
    }


def test_reference_names_the_address_where_it_is_told_of():
    assert reference("DefinedTermSet", "https://a.example/glossary/") == {
        "@id": "https://a.example/glossary/",
        "@type": "DefinedTermSet",
        "url": "https://a.example/glossary/",
    }


def test_author_with_a_family_name_is_a_person():
    assert person_or_organisation("Chen Jian", "Chen", "Cornell") == {
        "@type": "Person",
        "name": "Chen Jian",
        "familyName": "Chen",
        "affiliation": {"@type": "Organization", "name": "Cornell"},
    }
    assert person_or_organisation("Turing College") == {"@type": "Organization", "name": "Turing College"}


def test_breadcrumbs_count_from_one():
    assert breadcrumbs([("Front", "https://a.example/"), ("A", "https://a.example/a/")]) == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Front", "item": "https://a.example/"},
            {"@type": "ListItem", "position": 2, "name": "A", "item": "https://a.example/a/"},
        ],
    }


def test_script_text_holds_no_markup_and_reads_as_it_was_written():
    hostile = '</script><!--<script>alert(1)</script> & “quotes" \u2028 \\ 彭德怀'
    text = script_text([{"name": hostile}])
    assert [mark for mark in "<>&\u2028\u2029" if mark in text] == []
    assert json.loads(text) == {"@context": "https://schema.org", "@graph": [{"name": hostile}]}
