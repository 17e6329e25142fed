"""What the publishing app tells the apps above it."""

from django.dispatch import Signal

# Sent once at the end of a publication set, in its transaction: ``versions`` lists those that were made.
versions_recorded = Signal()
# Sent for each version as soon as it is its document's current one: ``version`` and the ``compilation`` it was made of.
version_recorded = Signal()
# Sent whenever readers may get something else at a ``document``'s address, in the transaction of the change.
document_changed = Signal()
# Sent when a ``document`` is withdrawn, in the transaction of the change: ``by`` is the editor, if one did it.
document_withdrawn = Signal()
