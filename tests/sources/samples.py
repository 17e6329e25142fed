"""CSL-JSON items for tests of pure modules."""

from typing import Any

BOOK = {
    "id": "chen1994",
    "type": "book",
    "title": "China’s Road to the Korean War",
    "author": [{"family": "Chen", "given": "Jian"}],
    "issued": {"date-parts": [[1994]]},
    "publisher": "Columbia University Press",
}


def item(**changes: Any) -> dict[str, Any]:
    """A book with some variables changed; None takes one away."""
    names = {name.replace("_", "-") if name != "archive_location" else name: value for name, value in changes.items()}
    return {name: value for name, value in (BOOK | names).items() if value is not None}
