"""The names of a term besides its title: in other scripts, romanisations, abbreviations."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from glossary.languages import LONGEST_TAG, language_fault, script_fault, script_of


class Romanisation(models.TextChoices):
    """By which rules a name is written in Latin letters."""

    PINYIN = "pinyin", "Pinyin"
    WADE_GILES = "wade-giles", "Wade–Giles"
    POSTAL = "postal", "Postal spelling"
    GWOYEU_ROMATZYH = "gwoyeu-romatzyh", "Gwoyeu Romatzyh"
    JYUTPING = "jyutping", "Jyutping (Cantonese)"
    MCCUNE_REISCHAUER = "mccune-reischauer", "McCune–Reischauer"
    REVISED_ROMANISATION = "revised-romanisation", "Revised Romanisation of Korean"
    NORTH_KOREAN = "north-korean", "North Korean romanisation"
    HEPBURN = "hepburn", "Hepburn"
    ALA_LC = "ala-lc", "ALA-LC"
    BGN_PCGN = "bgn-pcgn", "BGN/PCGN"
    SCHOLARLY = "scholarly", "Scholarly transliteration"
    CUSTOMARY = "customary", "Customary spelling"


class TermName(Orderable):
    """One name of a term, with what a reader needs in order to read and to look it up."""

    term = ParentalKey("glossary.TermPage", on_delete=models.CASCADE, related_name="names")
    text = models.CharField("name", max_length=255, help_text="As it is written. Example: 彭德怀")
    language = models.CharField(
        max_length=LONGEST_TAG,
        blank=True,
        help_text="Language tag. Examples: zh-Hans, ko, ru; zh-Latn for Chinese in Latin letters, en for English.",
    )
    script = models.CharField(
        max_length=4,
        blank=True,
        help_text="ISO 15924. Examples: Hans (simplified), Hant (traditional), Hang, Cyrl, Latn.",
    )
    romanisation = models.CharField(
        max_length=30,
        blank=True,
        choices=Romanisation,
        help_text="If the name is written in Latin letters: by which rules.",
    )
    is_abbreviation = models.BooleanField("abbreviation", default=False, help_text="Example: CPV.")
    is_linkable = models.BooleanField(
        "link this name",
        default=True,
        help_text="Untick for a name that mostly means something else. Readers still find the term by it.",
    )

    version_defaults: ClassVar[dict[str, Any]] = {"is_linkable": True}

    panels = [
        FieldPanel("text", required_on_save=True),
        FieldRowPanel([FieldPanel("language"), FieldPanel("script"), FieldPanel("romanisation")]),
        FieldRowPanel([FieldPanel("is_abbreviation"), FieldPanel("is_linkable")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "name"
        constraints = [
            models.CheckConstraint(name="glossary_name_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="glossary_name_romanised_in_latin_letters",
                condition=Q(romanisation="") | Q(script__in=["", "Latn"]),
                violation_error_message="A romanised name is written in Latin letters: its script is Latn.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self):
        super().clean()
        faults = {}
        if self.language and (fault := language_fault(self.language)):
            faults["language"] = fault
        if self.script and (fault := script_fault(self.script)):
            faults["script"] = fault
        if not faults and self.script and script_of(self.language) not in ("", self.script):
            faults["script"] = f"The language tag says {script_of(self.language)}. Write the same script in both."
        if faults:
            raise ValidationError(faults)
