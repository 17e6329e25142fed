"""What content files name, and what the site knows it by."""

from dataclasses import dataclass, field


@dataclass
class Keys:
    """Primary keys by the names that files have for things, and the other way round."""

    keys: dict[str, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def add(self, name: str, key: int) -> None:
        self.keys[name], self.names[key] = key, name


@dataclass
class References:
    """Which page belongs to which content file, which image to which name, which source to which key.

    Schools are named by their slugs, questions by their folders, positions by both: ``motives/orthodox-school``.
    """

    keys: dict[str, int] = field(default_factory=dict)
    paths: dict[int, str] = field(default_factory=dict)
    image_keys: dict[str, int] = field(default_factory=dict)
    image_names: dict[int, str] = field(default_factory=dict)
    source_keys: dict[str, int] = field(default_factory=dict)
    source_names: dict[int, str] = field(default_factory=dict)
    source_labels: dict[int, str] = field(default_factory=dict)
    schools: Keys = field(default_factory=Keys)
    questions: Keys = field(default_factory=Keys)
    positions: Keys = field(default_factory=Keys)
    places: dict[int, int] = field(default_factory=dict)  # of schools in their order, from 1 on

    def add_page(self, path: str, key: int) -> None:
        self.keys[path], self.paths[key] = key, path

    def add_image(self, name: str, key: int) -> None:
        self.image_keys[name], self.image_names[key] = key, name

    def add_source(self, name: str, key: int, label: str) -> None:
        """``name`` is the key by which texts cite it, ``label`` how editors call it."""
        self.source_keys[name], self.source_names[key], self.source_labels[key] = key, name, label
