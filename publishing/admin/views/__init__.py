"""Views below /admin/publishing/ about one page each."""
