"""Schools, historians, questions and positions in the admin."""
