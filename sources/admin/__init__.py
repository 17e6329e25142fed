"""What editors see of sources."""
