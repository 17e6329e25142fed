"""What somebody saw when they opened a form, so that two who change one thing do not overwrite each other. Pure."""

import hashlib
import json
from collections.abc import Mapping


def stamp(values: Mapping[str, object]) -> str:
    """A short text that is another whenever the values are.

    >>> stamp({"title": "War", "due": None}) == stamp({"due": None, "title": "War"})
    True
    >>> stamp({"title": "War"}) == stamp({"title": "war"})
    False
    """
    told = json.dumps(values, sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:20]
