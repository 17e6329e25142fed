"""What the processor says when it cannot do its work."""


class ProcessorFault(Exception):
    """Said in plain words; may be shown to an editor as it is."""


class InputFault(ProcessorFault):
    """The program ran and could not cope with what it was given; it may with less."""
