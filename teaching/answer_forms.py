"""What the form with all questions on a text sends: fields named by the question, ``text-12``, ``choice-12``. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from teaching.answering import LONGEST_CONTEXT, Written, tidied


class Fields(Protocol):
    """What a form sent."""

    def get(self, name: str, default: str = ...) -> Any: ...
    def getlist(self, name: str) -> list[Any]: ...
    def __iter__(self) -> Any: ...


@dataclass(frozen=True)
class Posted:
    """The fields of one question, and the revision of the answer that was before the pupil."""

    raw: dict[str, Any]
    base: int

    @property
    def as_typed(self) -> Written:
        """All of it, though it may not be accepted: it goes back into the fields."""
        passage = self.raw["passage"]
        quote = tidied(passage["quote"])
        choices = [key for key in self.raw["choices"] if isinstance(key, str)]
        return Written(tidied(self.raw["text"]), choices, {**passage, "quote": quote} if quote else {})


def posted(fields: Fields, question: int) -> Posted | None:
    """The fields of a question; None where the form had none for it: it was asked after the page was opened."""
    base = fields.get(f"revision-{question}", "")
    if not (base.isascii() and base.isdigit() and len(base) < 10):
        return None
    passage = {"quote": fields.get(f"quote-{question}", "")}
    passage |= {name: fields.get(f"{name}-{question}", "")[:LONGEST_CONTEXT] for name in ("before", "after", "block")}
    raw = {
        "text": fields.get(f"text-{question}", ""),
        "choices": [key for key in fields.getlist(f"choice-{question}") if key],
        "passage": passage,
    }
    return Posted(raw, int(base))


def posted_elsewhere(fields: Fields, questions: set[int]) -> list[str]:
    """What was written to questions that are no longer asked: it is shown once more, to copy."""
    known = {f"{name}-{key}" for key in questions for name in ("text", "quote")}
    names = [name for name in fields if name.startswith(("text-", "quote-")) and name not in known]
    return [text for name in names if (text := tidied(fields.get(name, "")).strip())]
