"""PINs of pupils: which ones will do. Pure."""

FEWEST, MOST = 4, 8
SEQUENCE = "01234567890"


def pin_fault(pin: str) -> str | None:
    """Why a PIN will not do, in words that say how to mend it.

    >>> pin_fault("12 34")
    'A PIN is 4 to 8 digits, for example the last digits of a number that you know by heart.'
    >>> pin_fault("1234")
    'Digits in a row are what others try first. Choose another PIN.'
    >>> pin_fault("2580") is None
    True
    """
    if not (pin.isascii() and pin.isdigit() and FEWEST <= len(pin) <= MOST):
        return "A PIN is 4 to 8 digits, for example the last digits of a number that you know by heart."
    if len(set(pin)) == 1:
        return "One digit again and again is what others try first. Choose another PIN."
    if pin in SEQUENCE or pin in SEQUENCE[::-1]:
        return "Digits in a row are what others try first. Choose another PIN."
    if len(pin) % 2 == 0 and pin == pin[:2] * (len(pin) // 2):
        return "Two digits again and again are what others try first. Choose another PIN."
    return None
