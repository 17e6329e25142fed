"""The list of images: its entries by file name, and the image files beside it."""

import warnings
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from PIL import Image

from importing.addresses import safe_web_address
from importing.faults import ContentFault
from importing.files import IMAGE_LIST, IMAGES, ImageEntry
from importing.kinds import IMAGE_LICENCES
from importing.yaml_texts import Unfit, compose, pairs, read_line, write_yaml, yaml_fault

# Which format a file of each name must have.
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".gif": "GIF", ".webp": "WEBP"}
LONGEST = {"title": 255, "description": 255, "credit": 255, "licence": 20, "source_url": 200}
NEEDED = ("title", "credit", "licence")
MOST_PIXELS = 50_000_000
MOST_BYTES = 10 * 1024 * 1024


class ImageReader:
    """Reads the list and the files it names, collecting faults."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.faults: list[ContentFault] = []
        self.entries: dict[str, ImageEntry] = {}
        self.data: dict[str, bytes] = {}

    def read(self, text: str) -> None:
        try:
            node = compose(text)
            for name, key, value in pairs(node) if node is not None else ():
                self.read_entry(name, key.start_mark.line + 1, value)
        except yaml.YAMLError as error:
            self.faults.append(yaml_fault(IMAGE_LIST, error, 1))
        except Unfit as unfit:
            self.refuse(unfit.line + 1, unfit.reason)

    def refuse(self, line: int, reason: str) -> None:
        self.faults.append(ContentFault(IMAGE_LIST, line, reason))

    def read_entry(self, name: str, line: int, node: yaml.Node) -> None:
        values: dict[str, str] = {}
        for key, key_node, value in pairs(node):
            if key not in LONGEST:
                raise Unfit(f"“{key}” is no key of an image: {', '.join(LONGEST)} are known.", key_node)
            values[key] = read_line(value, LONGEST[key])
        for key in NEEDED:
            if not values.get(key):
                self.refuse(line, f"{name}: {key} is missing.")
        if values.get("licence", IMAGE_LICENCES[0]) not in IMAGE_LICENCES:
            self.refuse(line, f"{name}: the licence is one of {', '.join(IMAGE_LICENCES)}.")
        address = values.get("source_url", "")
        if address and not (safe_web_address(address) or "").startswith("http"):
            self.refuse(line, f"{name}: source_url must begin with http:// or https://.")
        fault = self.file_fault(name)
        if fault:
            self.refuse(line, f"{name}: {fault}")
        self.entries[name] = ImageEntry(**{"name": name, "title": "", "credit": "", "licence": "", **values})

    def file_fault(self, name: str) -> str | None:
        expected = FORMATS.get(PurePosixPath(name).suffix.lower())
        if "/" in name or name.startswith(".") or expected is None:
            return f"an image is a file in the same folder, named {', '.join(FORMATS)}."
        path = self.folder / IMAGES / name
        if not path.is_file():
            return "there is no such file beside this list."
        if path.stat().st_size > MOST_BYTES:
            return f"the file is larger than {MOST_BYTES // 1024 // 1024} MB."
        self.data[name] = path.read_bytes()
        return image_fault(path, expected)


def image_fault(path: Path, expected: str) -> str | None:
    """Why a file is no image of a format, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=[expected]) as image:
                if image.width * image.height > MOST_PIXELS:
                    return f"the image has more than {MOST_PIXELS // 1_000_000} megapixels."
                image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return f"the file is no {expected} image."
    return None


def write_list(entries: dict[str, ImageEntry]) -> str:
    """The text of the list, in the order of the file names."""
    values: dict[str, Any] = {
        name: {key: getattr(entries[name], key) for key in LONGEST if getattr(entries[name], key)}
        for name in sorted(entries)
    }
    return write_yaml(values) if values else ""
