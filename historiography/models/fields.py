"""Dates as fields of models."""

from django.core.exceptions import ValidationError
from django.db import models

from publishing.dates import EXAMPLES, LONGEST, DateFault, read_period


def check_period(text: str) -> None:
    """Raises ValidationError for what is no date or period."""
    try:
        read_period(text)
    except DateFault as fault:
        raise ValidationError(str(fault)) from fault


def period_field(help_text: str, **kwargs) -> models.CharField:
    """A date or period in EDTF."""
    return models.CharField(
        max_length=LONGEST, validators=[check_period], help_text=f"{help_text} Examples: {EXAMPLES}.", **kwargs
    )
