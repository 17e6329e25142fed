"""What editors can do about names in texts. Each is keyword-only and atomic, and shows at once."""

from linking.actions.deciding import accept, point_to, reject, reject_everywhere, undo

__all__ = ["accept", "point_to", "reject", "reject_everywhere", "undo"]
