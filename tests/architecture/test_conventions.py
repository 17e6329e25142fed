"""Rules that no tool knows: names, sizes, who may publish, what stays free of the framework."""

import ast
import tomllib
from collections.abc import Iterator

import pytest
from django.apps import apps as django_apps
from wagtail.models import Page

from tests.architecture.modules import PROJECT, Module, modules, parse

FORBIDDEN_NAMES = {"core", "common", "utils", "util", "helpers", "helper", "misc"}
MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 80
FRAMEWORK = {"django", "wagtail", "taggit", "modelcluster", "allauth"}
# Questions about what is live; any other call with live=True makes it so.
QUESTIONS = {"filter", "exclude", "get", "Q", "When", "aggregate", "annotate", "get_or_none"}


def pure_files() -> list[str]:
    """The modules whose types are checked strictly are those that know no framework: one list for both."""
    return tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["mypy"]["files"]


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def keyword(call: ast.Call, name: str) -> object:
    """The constant that a call gives under a name, or None."""
    return next((item.value.value for item in call.keywords if item.arg == name and _constant(item.value)), None)


def _constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant)


def publications(module: Module, page_models: set[str]) -> Iterator[str]:
    """Places where a module makes something public by itself, past publishing.actions."""
    for node in ast.walk(module.tree):
        line = f"{module.place}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Call):
            name, expands = called(node), any(item.arg is None for item in node.keywords)
            if keyword(node, "live") is True and name not in QUESTIONS:
                yield f"{line} makes something live"
            if name in page_models and not expands and keyword(node, "live") is not False and node.keywords:
                yield f"{line} makes a {name} without live=False"
            on_module = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "actions"
            if name == "publish" and isinstance(node.func, ast.Attribute) and not on_module:
                yield f"{line} publishes by itself"
        elif isinstance(node, ast.Assign) and _constant(node.value) and node.value.value is True:
            if any(isinstance(target, ast.Attribute) and target.attr == "live" for target in node.targets):
                yield f"{line} makes something live"
        elif isinstance(node, ast.Name | ast.alias):
            name = node.id if isinstance(node, ast.Name) else node.name
            if name == "PublishPageRevisionAction":
                yield f"{line} uses PublishPageRevisionAction"


def page_models() -> set[str]:
    return {model.__name__ for model in django_apps.get_models() if issubclass(model, Page) and model is not Page}


def test_no_module_has_a_name_that_says_nothing():
    assert [module.name for module in modules() if FORBIDDEN_NAMES & set(module.name.split("."))] == []


def test_no_file_is_longer_than_can_be_read_at_once():
    lengths = {module.place: len(module.path.read_text().splitlines()) for module in modules()}
    assert {
        place: length
        for place, length in lengths.items()
        if length > MOST_LINES_OF_A_FILE and "/migrations/" not in place
    } == {}


def test_no_function_is_longer_than_can_be_read_at_once():
    found = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MOST_LINES_OF_A_FUNCTION and "/migrations/" not in module.place:
                    found[f"{module.place}:{node.lineno} {node.name}"] = length
    assert found == {}


def test_only_publishing_publishes():
    names = page_models()
    assert [place for module in modules() if module.app != "publishing" for place in publications(module, names)] == []


@pytest.mark.parametrize("file", pure_files())
def test_pure_module_knows_no_framework(file):
    module = parse(file.removesuffix(".py").replace("/", "."), PROJECT / file)
    assert framework_imports([module], {other.name: other for other in modules()}) == []


def framework_imports(starts: list[Module], known: dict[str, Module]) -> list[str]:
    """What of the framework is imported by some modules, and by those of the project that they import."""
    waiting, seen, found = list(starts), set(), []
    while waiting:
        module = waiting.pop()
        seen.add(module.name)
        for line, name in module.imports():
            if name.partition(".")[0] in FRAMEWORK:
                found.append(f"{module.place}:{line} imports {name}")
            # The name of what is imported ends in a module, or in something that stands in one.
            imported = known.get(name) or known.get(name.rpartition(".")[0])
            if imported and imported.name not in seen:
                waiting.append(imported)
    return found


def test_framework_behind_another_module_is_found():
    pure = parse("a.pure", PROJECT / "a/pure.py", "from a import helper")
    helper = parse("a.helper", PROJECT / "a/helper.py", "from django.db import models")
    assert framework_imports([pure], {"a.helper": helper}) == ["a/helper.py:1 imports django.db.models"]


@pytest.mark.parametrize(
    "code",
    [
        "page.live = True",
        "Page.objects.create(title='A', live=True)",
        "SectionPage(title='A')",
        "SectionPage(title='A', live=True)",
        "revision.publish()",
        "page.save_revision().publish(user=user)",
        "PublishPageRevisionAction(revision).execute()",
        "from wagtail.actions.publish_page_revision import PublishPageRevisionAction",
    ],
)
def test_publishing_by_oneself_is_found(code):
    assert list(publications(parse("articles.x", PROJECT / "articles/x.py", code), {"SectionPage"})) != []


@pytest.mark.parametrize(
    "code",
    [
        "Page.objects.filter(live=True)",
        "Page.objects.filter(Q(live=True))",
        "SectionPage(title='A', live=False)",
        "SectionPage(**fields)",
        "publish(pages=[page], by=user)",
        "actions.publish(pages=[page])",
        "page.live = False",
    ],
)
def test_what_does_not_publish_is_let_pass(code):
    assert list(publications(parse("articles.x", PROJECT / "articles/x.py", code), {"SectionPage"})) == []
