import pytest
from django.core.exceptions import ValidationError

from articles.models import ArticleAuthor
from articles.names import family_and_given


@pytest.mark.parametrize(
    ("name", "family", "parts"),
    [
        ("Ada Byron", "Byron", ("Byron", "Ada", False)),
        ("Ada King Byron", "King Byron", ("King Byron", "Ada", False)),
        ("Chen  Jian", "Chen", ("Chen", "Jian", True)),
        ("Aristotle", "Aristotle", ("Aristotle", "", False)),
        ("Ada Byron", "", None),
        ("Ada Byron", "Lovelace", None),
        ("Ada Byron", "By", None),
        ("Ada Byron", "ron", None),
    ],
)
def test_name_is_taken_apart(name, family, parts):
    assert family_and_given(name, family) == parts


def test_author_with_another_family_name_is_refused():
    with pytest.raises(ValidationError) as refused:
        ArticleAuthor(name="Ada Byron", family_name="Lovelace").clean()
    assert refused.value.message_dict == {"family_name": ["“Ada Byron” does not begin or end with “Lovelace”."]}


@pytest.mark.parametrize(("name", "family"), [("Ada Byron", "Byron"), ("The editors", "")])
def test_author_with_a_fitting_family_name_passes(name, family):
    ArticleAuthor(name=name, family_name=family).clean()
