"""Checks of a content folder that go beyond its form: has everything a source, all its parts and its length?"""
