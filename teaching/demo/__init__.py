"""A class with fictitious pupils, for whoever tries the site out on one machine."""
