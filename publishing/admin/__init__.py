"""What Wagtail's admin shows and asks about publishing: views, buttons, panels, lists."""
