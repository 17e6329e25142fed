"""The chart "How the debate moved": works by year and school, with the openings of archives."""
