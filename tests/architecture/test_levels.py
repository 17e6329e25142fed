"""Imports and relations between models go down the levels only."""

import pytest
from django.apps import apps as django_apps
from django.contrib.auth import get_user_model

from tests.architecture.modules import AROUND, LEVELS, PROJECT, Module, apps, modules, parse


def faults(module: Module) -> list[str]:
    """What a module imports and may not."""
    found = []
    for line, name in module.imports():
        target = name.partition(".")[0]
        if target in AROUND:
            found.append(f"{module.place}:{line} imports {name}, which is no part of the site")
        elif target in LEVELS and target != module.app and LEVELS[target] >= LEVELS[module.app]:
            found.append(f"{module.place}:{line} imports {name}, which is not below {module.app}")
    return found


def test_every_app_has_a_level():
    assert [app for app in apps() if app not in LEVELS] == []


def test_modules_import_only_what_is_below_them():
    assert [fault for module in modules() for fault in faults(module)] == []


def test_models_relate_only_to_models_at_or_below_their_level():
    found = []
    for model in django_apps.get_models(include_auto_created=True):
        app = model.__module__.partition(".")[0]
        for field in model._meta.get_fields():
            own = not field.auto_created or field.concrete
            if app not in LEVELS or not own or not field.is_relation or field.related_model is None:
                continue
            if field.related_model is get_user_model():
                continue  # the framework's own setting names it: Wagtail's image points to it too
            target = field.related_model.__module__.partition(".")[0]
            if target in LEVELS and target != app and LEVELS[target] >= LEVELS[app]:
                found.append(f"{model._meta.label}.{field.name} points to {field.related_model._meta.label}")
    assert found == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("publishing.actions", "from articles.models import ArticlePage"),
        ("publishing.actions", "def f():\n    import articles.models"),
        ("publishing.actions", "if TYPE_CHECKING:\n    from importing import body"),
        ("publishing.actions", "model = apps.get_model('articles.ArticlePage')"),
        ("publishing.actions", "step = import_string('articles.presenters.present')"),
        ("accounts.models", "import images"),
        ("importing.runs", "from korea_intervention import settings"),
        ("articles.models", "from tests.factories import make"),
    ],
)
def test_forbidden_import_is_found(name, code):
    module = parse(name, PROJECT / f"{name.replace('.', '/')}.py", code)
    assert len(faults(module)) == 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("articles.models", "from publishing.models import PublishablePage"),
        ("publishing.actions", "from publishing import models"),
        ("publishing.actions", "from . import models"),
        ("accounts.models", "from django.db import models"),
    ],
)
def test_allowed_import_is_let_pass(name, code):
    assert faults(parse(name, PROJECT / f"{name.replace('.', '/')}.py", code)) == []
