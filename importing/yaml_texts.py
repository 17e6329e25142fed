"""YAML as files hold it: values with the line of each, faults in plain words, and the one way to write it."""

from collections.abc import Iterator
from typing import Any

import yaml

from importing.faults import ContentFault
from importing.spaces import CONTROL, one_line, several_lines


class AliasUsed(yaml.MarkedYAMLError):
    """A few lines with aliases can stand for gigabytes."""


class Unfit(Exception):
    """A value is not what its key asks for."""

    def __init__(self, reason: str, node: yaml.Node):
        self.reason = reason
        self.line = node.start_mark.line
        super().__init__(reason)


def compose(text: str) -> yaml.Node | None:
    """The nodes of a YAML text, with their lines, all scalars as text. Raises yaml.YAMLError."""
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise AliasUsed(None, None, "anchors and aliases are not used", event.start_mark)  # type: ignore[arg-type]
    return yaml.compose(text, Loader=yaml.BaseLoader)


def yaml_fault(file: str, error: yaml.YAMLError, first_line: int) -> ContentFault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    return ContentFault(file, first_line + (mark.line if mark else 0), f"This is no YAML: {problem}.")


def pairs(node: yaml.Node) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """The keys of a mapping with their nodes. Raises Unfit."""
    if not isinstance(node, yaml.MappingNode):
        raise Unfit("Lines of the form “key: value” are needed here.", node)
    seen = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Unfit("A key is a word.", key)
        if key.value in seen:
            raise Unfit(f"“{key.value}” stands here twice.", key)
        seen.add(key.value)
        yield key.value, key, value


def read_line(node: yaml.Node, longest: int) -> str:
    return limited(one_line(scalar(node)), node, longest)


def read_text(node: yaml.Node, longest: int) -> str:
    return limited(several_lines(scalar(node)), node, longest)


def read_exact(node: yaml.Node, longest: int) -> str:
    """Text with all its spaces."""
    return limited(scalar(node), node, longest)


def scalar(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise Unfit("This is a list; text is needed here.", node)
    text: str = node.value
    if CONTROL.search(text):
        raise Unfit("There is a control character in this text.", node)
    return text


def limited(text: str, node: yaml.Node, longest: int) -> str:
    if len(text) > longest:
        raise Unfit(f"This has {len(text)} characters; {longest} are allowed.", node)
    return text


def items(node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise Unfit("A list is needed here: lines that begin with “- ”.", node)
    return list(node.value)


class Writer(yaml.SafeDumper):
    """Lists stand two spaces in; texts of several lines keep them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write_string(writer: Writer, text: str) -> yaml.Node:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Writer.add_representer(str, _write_string)


def write_yaml(value: Any) -> str:
    return yaml.dump(value, Dumper=Writer, allow_unicode=True, sort_keys=False, width=1_000_000)
