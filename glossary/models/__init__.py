"""Terms with their names, and the page that lists them."""

from glossary.models.indexes import GlossaryIndexPage
from glossary.models.names import Romanisation, TermName
from glossary.models.policy import Capitals, SurnameAlone, TermExclusion
from glossary.models.reading import FurtherReading
from glossary.models.terms import TermKind, TermPage, TermSubject

__all__ = [
    "Capitals",
    "FurtherReading",
    "GlossaryIndexPage",
    "Romanisation",
    "SurnameAlone",
    "TermExclusion",
    "TermKind",
    "TermName",
    "TermPage",
    "TermSubject",
]
