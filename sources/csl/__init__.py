"""Bibliographic formats and citation styles: values in, values out, nothing of the site."""
