"""Where editors decide about names in texts."""
