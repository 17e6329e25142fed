"""Bibliographies from files: read, mended, compared with what is there."""
