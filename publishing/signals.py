"""What the publishing app tells the apps above it."""

from django.dispatch import Signal

# Sent once at the end of a publication set, in its transaction: ``versions`` lists those that were made.
versions_recorded = Signal()
