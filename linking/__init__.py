"""Names in texts become links to the entries they name."""
