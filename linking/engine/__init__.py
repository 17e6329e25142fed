"""Linking names: from a text to mentions, from mentions to decisions, from decisions to links. No Django, no database.

>>> mao = Entry("mao", Kind.PERSON, (Name("Mao Zedong"),))
>>> [decision.target for decision in resolve(match("Then Mao spoke.", NamesIndex([mao])), Context())]
['mao']
"""

from linking.engine.anchors import Anchor, EditorDecision, Placed, Verdict, place
from linking.engine.blocks import Blocks
from linking.engine.context import Context
from linking.engine.decisions import Decision, Rule, Status
from linking.engine.entries import Entry, Kind, MatchCase, Name, SurnameUse
from linking.engine.folding import fold_name
from linking.engine.linked_html import Linked, link_html
from linking.engine.markup import Markup
from linking.engine.matching import match
from linking.engine.mentions import Mention
from linking.engine.names_index import NamesIndex
from linking.engine.refused_names import is_refused
from linking.engine.resolving import resolve
from linking.engine.vocabulary import Vocabulary

__all__ = [
    "Anchor",
    "Blocks",
    "Context",
    "Decision",
    "EditorDecision",
    "Entry",
    "Kind",
    "Linked",
    "Markup",
    "MatchCase",
    "Mention",
    "Name",
    "NamesIndex",
    "Placed",
    "Rule",
    "Status",
    "SurnameUse",
    "Verdict",
    "Vocabulary",
    "fold_name",
    "is_refused",
    "link_html",
    "match",
    "place",
    "resolve",
]
