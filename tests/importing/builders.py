"""Content folders to test with."""

from io import BytesIO
from pathlib import Path

from PIL import Image

HOME = "---\nkind: home\ntitle: Crossing the Yalu\ntagline: Contested history\n---\n"
INDEX = (
    "---\nkind: article-index\ntitle: Articles\nslug: articles\nin_menus: true\nintroduction: What is disputed.\n---\n"
)
ARTICLE = """---
kind: article
title: 'War: a history'
slug: war
subtitle: Why it came
summary: Two sentences. No more.
authors:
  - name: Chen Jian
    family_name: Chen
    affiliation: Cornell
  - name: 沈志华
lead_image: yalu.png
subjects:
  - Cold War
  - Korean War
reviewed_on: 2026-11-01
licence: cc-by-4.0
---
"""
# One of every block and of everything that can stand in a paragraph, in canonical form.
RICH = """---
kind: section
title: Who decided? 谁决定的 — سؤال
slug: decision
key_question: Who decided, and when?
learning_aims:
  - Say who decided.
  - 'Explain: why it matters.'
---

Peng crossed *the river* on **19 October**. [[!Mao]] did not.

See [the next section](02-war.md), [about us](../../about.md) and [a *page*](https://example.org/a_(b)?c=1&d=2).

Write to [us](mailto:editors@example.org). H~2~O, x^2^, ***both***, *not \\*this\\**.

A second paragraph\\
on two lines, with \\<script\\>alert(1)\\</script\\> & 😀 é 中文 שלום.

<!-- -->

A second block of text.

## Heading with *no* style

### Below it

- One
- Two *with style*

<!-- -->

- Another list

1.  First

    More of the first.

2.  Second

::: {.quotation attribution="Mao Zedong, \\"to Stalin\\", 2 October 1950"}
We have decided.

Not yet.
:::

::: {.extract title="Mao to Stalin, telegram" date="2 October 1950" language="zh-Hans" held_at="Archive"}
同志
:::

![The *Yalu* at [Andong](https://example.org)](../../images/yalu.png){alt="A bridge"}

![](../../images/yalu.png)

| Side       |  Troops |
|------------|--------:|
| CPV \\| one | 260,000 |
| *UN*       |         |

: Troops at the front {note="Chinese figures"}
""".replace("Heading with *no* style", "Heading with \\* no style")
SECOND = "---\nkind: section\ntitle: The war\nslug: the-war\n---\n\nBack to [the decision](01-decision.md).\n"
ABOUT = "---\nkind: information\ntitle: About\nslug: about\nin_menus: true\n---\n\nWho makes this.\n"
IMAGES = (
    "yalu.png:\n  title: The Yalu\n  description: A river\n  credit: US National Archives\n  licence: public-domain\n"
)
SOURCE_INDEX = "---\nkind: source-index\ntitle: Sources\nslug: sources\nin_menus: true\n---\n"
SOURCES = """[
  {
    "id": "chen1994",
    "type": "book",
    "title": "China’s Road to the Korean War: The Making of the Sino-American Confrontation",
    "title-short": "China’s Road to the Korean War",
    "author": [
      {
        "family": "Chen",
        "given": "Jian",
        "static-ordering": true
      }
    ],
    "issued": {
      "date-parts": [
        [
          1994
        ]
      ]
    },
    "publisher": "Columbia University Press",
    "custom": {
      "verified": true
    }
  },
  {
    "id": "peng1984",
    "type": "book",
    "title": "Memoirs <script>alert(1)</script>",
    "author": [
      {
        "literal": "Foreign Languages Press"
      }
    ],
    "issued": {
      "date-parts": [
        [
          1952
        ]
      ],
      "season": 1
    },
    "archive_location": "Fond 45"
  }
]
"""
GLOSSARY = "---\nkind: glossary-index\ntitle: Glossary\nslug: glossary\nintroduction: What words mean.\n---\n"
MAO = """---
kind: term
title: Mao Zedong
slug: mao-zedong
term_kind: person
names:
  - text: 毛泽东
    language: zh-Hans
    script: Hans
  - text: Mao Tse-tung
    language: zh-Latn
    script: Latn
    romanisation: wade-giles
  - text: Mao
    abbreviation: true
perspective_author: The editors
subjects:
  - Cold War
  - Korean War
further_reading:
  - peng1984
  - chen1994
---

Chairman of the party [@chen1994, p. 1].

## Full description

He wrote to [us](../about.md).

He *hesitated*.

## Critical perspective

[[Mao Zedong|His]] motives are disputed [see @peng1984].
"""

FILES = {
    "index.md": HOME,
    "articles/index.md": INDEX,
    "articles/war/index.md": ARTICLE,
    "articles/war/01-decision.md": RICH,
    "articles/war/02-war.md": SECOND,
    "about.md": ABOUT,
    "images/images.yaml": IMAGES,
}
# The same with sources and a term, which texts cite and name. Publishing them takes longer.
CITED = {
    **FILES,
    "sources/index.md": SOURCE_INDEX,
    "sources/sources.json": SOURCES,
    "glossary/index.md": GLOSSARY,
    "glossary/mao-zedong.md": MAO,
    "articles/war/01-decision.md": RICH.replace(
        "October**.",
        "October** [@chen1994, ch. 7; see @peng1984, pp. 5–6, passim]. [[Mao Zedong]] said no.",
    )
    .replace("| *UN*       |", "| *UN* [@chen1994] [[Mao Zedong\\|Mao]] |")
    .replace("| Side       |", "| Side                                 |")
    .replace("|------------|", "|--------------------------------------|")
    .replace("| CPV \\| one |", "| CPV \\| one                           |"),
}


def picture(colour: str = "navy") -> bytes:
    data = BytesIO()
    Image.new("RGB", (40, 20), colour).save(data, "PNG")
    return data.getvalue()


def write_folder(
    folder: Path, changes: dict[str, str | bytes | None] | None = None, base: dict[str, str] = FILES
) -> Path:
    """The folder of ``FILES`` with some files changed, added or (None) left out."""
    files: dict[str, str | bytes | None] = {**base, "images/yalu.png": picture(), **(changes or {})}
    for path, content in files.items():
        if content is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def write_cited(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """The folder of ``CITED``, likewise."""
    return write_folder(folder, changes, CITED)


def section(body: str, title: str = "Title") -> str:
    """The text of a section's file; its body begins on line 6."""
    return f"---\nkind: section\ntitle: {title}\nslug: decision\n---\n{body}\n"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
