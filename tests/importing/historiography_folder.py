"""A folder with schools, historians, a question and positions, in canonical form."""

from pathlib import Path

from tests.importing.builders import HOME, SOURCE_INDEX, SOURCES, write_folder

DEBATE = """---
kind: historiography-index
title: Historiography
slug: historiography
in_menus: true
introduction: Who decided, and why.
openings:
  - date: '1992'
    text: 'Moscow: the archive opens.'
    source: chen1994
  - date: 1993~
    text: Beijing prints telegrams.
---

Historians disagree [@chen1994].
"""
ORTHODOX = """---
kind: school
title: Orthodox school
slug: orthodox-school
short_title: Orthodox
mark: square
order: 1
period: 1950/1959
names:
  - orthodox historians
works:
  - peng1984
  - chen1994
---

Moscow ordered it [@chen1994].

## Evidence base

Newspapers.

## Critics

Revisionists.
"""
CHINESE = """---
kind: school
title: Chinese perspectives
slug: chinese-perspectives
short_title: Chinese
mark: triangle
order: 2
---

Beijing decided.

## Evidence base

Memoirs.
"""
NEW = """---
kind: school
title: New scholarship
slug: new
short_title: New Chinese
parent: chinese-perspectives
order: 3
period: 1990/..
---

Mao decided.

## Evidence base

Telegrams.
"""
HISTORIANS = """---
kind: historians-index
title: Historians
slug: historians
introduction: Who wrote.
---
"""
CHEN = """---
kind: historian
title: Chen Jian
slug: chen-jian
family_name: Chen
distinction: historian
names:
  - text: 陈兼
    language: zh-Hans
    script: Hans
  - text: Ch’en Chien
    language: zh-Latn
    script: Latn
    romanisation: wade-giles
life_dates: 1952/..
affiliation: Cornell
memberships:
  - school: new
    period: 1990/..
    note: In America
  - school: orthodox-school
works:
  - chen1994
---

He read the telegrams [@chen1994].
"""
MOTIVES = """---
kind: question
title: Why did China enter the war?
slug: why
short_title: Motives
order: 2
---

The motives are disputed [@chen1994].
"""
POSITION = """---
kind: position
claim: Moscow gave the order.
---

The argument rests on one telegram [@chen1994, ch. 3].
"""
ON_WHY = "historiography/questions/why/"
FOLDER = {
    "index.md": HOME,
    "sources/index.md": SOURCE_INDEX,
    "sources/sources.json": SOURCES,
    "historiography/index.md": DEBATE,
    "historiography/orthodox-school.md": ORTHODOX,
    "historiography/chinese-perspectives.md": CHINESE,
    "historiography/a-new-school.md": NEW,
    "historiography/historians/index.md": HISTORIANS,
    "historiography/historians/chen-jian.md": CHEN,
    f"{ON_WHY}index.md": MOTIVES,
    f"{ON_WHY}orthodox-school.md": POSITION,
    f"{ON_WHY}new.md": POSITION.replace("Moscow gave the order", "Mao decided"),
}


def write_historiography(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """The folder of ``FOLDER`` with some files changed, added or (None) left out."""
    return write_folder(folder, {"images/yalu.png": None, **(changes or {})}, FOLDER)
