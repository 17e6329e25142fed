"""Items from and to the formats in which bibliographies travel."""

from sources.csl.coins import coins
from sources.csl.formats.bibtex_reading import read_bibtex
from sources.csl.formats.bibtex_writing import write_bibtex
from sources.csl.formats.csl_json import read_csl_json, write_csl_json
from sources.csl.formats.reading import Reading
from sources.csl.formats.ris_reading import read_ris
from sources.csl.formats.ris_writing import write_ris

__all__ = [
    "Reading",
    "coins",
    "read_bibtex",
    "read_csl_json",
    "read_ris",
    "write_bibtex",
    "write_csl_json",
    "write_ris",
]
