"""What lists of records have in common: where each record stands."""

import django_filters
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

STATES = [
    ("live", "Published"),
    ("changed", "Published, with changes"),
    ("draft", "Never published"),
    ("gone", "Withdrawn"),
]
# Wagtail’s own column asks twice for each row.
STATE_COLUMN = Column("state_label", label="State", sort_key="live")


class RecordFilterSet(WagtailFilterSet):
    """By state. Subclasses name their model and what else they filter by."""

    state = django_filters.ChoiceFilter(choices=STATES, label="State", method="in_state")

    def in_state(self, records, name: str, value: str):
        conditions = {
            "live": {"live": True},
            "changed": {"live": True, "has_unpublished_changes": True},
            "draft": {"document__current_version": None},
            "gone": {"live": False, "document__current_version__isnull": False},
        }
        return records.filter(**conditions[value])
