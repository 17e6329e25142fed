"""What Wagtail's admin shows and asks about sources."""
