"""Who may do what in a class: the whole of it, as data.

Nobody else may do anything there, whatever their role on the site: a class that one does not teach is not found.
"""

from enum import StrEnum

TEACH = "teaching.teach"  # to have classes at all; granted to roles in accounts/roles.py


class Ability(StrEnum):
    """What can be done in a class."""

    SEE = "see"
    ASSIGN = "assign"
    MARK = "mark"
    MANAGE_PUPILS = "manage pupils"
    CHANGE = "change name, code and dates"
    LEAVE = "leave"
    INVITE = "invite teachers"
    HAND_OVER = "hand over"
    ARCHIVE = "archive"
    DELETE = "delete"


CO_TEACHER = frozenset(
    {Ability.SEE, Ability.ASSIGN, Ability.MARK, Ability.MANAGE_PUPILS, Ability.CHANGE, Ability.LEAVE}
)
OWNER = frozenset(set(Ability) - {Ability.LEAVE})  # an owner hands the class over before leaving it
# In an archived class nothing is changed but that it is brought back, erased or left.
IN_ARCHIVE = frozenset(
    {Ability.SEE, Ability.ARCHIVE, Ability.DELETE, Ability.LEAVE, Ability.HAND_OVER, Ability.MANAGE_PUPILS}
)
