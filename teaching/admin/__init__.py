"""Question sets in the admin. Classes and pupils are not there: nobody but their teachers sees them."""
