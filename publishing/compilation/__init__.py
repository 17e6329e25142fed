"""From a draft to what a version holds: ordered steps, named in ``settings.PUBLISHING_COMPILE_STEPS``."""

from publishing.compilation.structure import Block, Compilation, Fault, Heading, ImageUse, Link

__all__ = ["Block", "Compilation", "Fault", "Heading", "ImageUse", "Link"]
