"""Items from and to the formats in which bibliographies travel."""

from sources.csl.coins import coins

__all__ = ["coins"]
