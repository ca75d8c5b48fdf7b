"""Who was there, however the paper lists it."""
