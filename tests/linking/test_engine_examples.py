"""The examples in the engine's docstrings."""

import doctest
import importlib
import pkgutil

import pytest

import linking.engine

MODULES = [
    linking.engine.__name__,
    *(f"linking.engine.{module.name}" for module in pkgutil.iter_modules(linking.engine.__path__)),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module_are_right(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0
