"""Calling pandoc, always with the same dialect of Markdown."""

import json
import subprocess
from typing import Any

import pypandoc

# Pandoc's plain Markdown and what we need beyond it. Some extensions are on only so that what they stand for is seen
# and refused (raw HTML, code, struck-out text, spans) instead of being taken for text.
EXTENSIONS = (
    "all_symbols_escapable",
    "backtick_code_blocks",
    "blank_before_blockquote",
    "blank_before_header",
    "bracketed_spans",
    "citations",
    "escaped_line_breaks",
    "fenced_code_blocks",
    "fenced_divs",
    "header_attributes",
    "implicit_figures",
    "intraword_underscores",
    "line_blocks",
    "link_attributes",
    "pipe_tables",
    "raw_html",
    "space_in_atx_header",
    "startnum",
    "strikeout",
    "subscript",
    "superscript",
    "table_attributes",
    "table_captions",
    "wikilinks_title_after_pipe",
)
# Two pairs of brackets in a row are no link.
WITHOUT = ("shortcut_reference_links", "spaced_reference_links")
DIALECT = "markdown_strict" + "".join(f"+{name}" for name in EXTENSIONS) + "".join(f"-{name}" for name in WITHOUT)
LONGEST_RUN = 120  # seconds; a whole folder takes about one

Node = dict[str, Any]


def read(markdown: str) -> list[Node]:
    """The blocks of pandoc's syntax tree."""
    tree = json.loads(_run(["--from", DIALECT, "--to", "json"], markdown))
    blocks: list[Node] = tree["blocks"]
    return blocks


def write(blocks: list[Node]) -> str:
    """Markdown of blocks of pandoc's syntax tree."""
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
    return _run(["--from", "json", "--to", DIALECT, "--wrap=none"], json.dumps(tree))


def _run(arguments: list[str], text: str) -> str:
    # The columns keep pandoc from giving the columns of wide tables relative widths.
    command = [pypandoc.get_pandoc_path(), *arguments, "--sandbox", "--columns=1000000"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=LONGEST_RUN, check=False)  # noqa: S603 (pandoc of our own package)
    if done.returncode:
        raise RuntimeError(f"pandoc failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode()
