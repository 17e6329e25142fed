"""What the processor says when it cannot do its work."""


class ProcessorFault(Exception):
    """Said in plain words; may be shown to an editor as it is."""
