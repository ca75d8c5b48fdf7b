"""What answers look like, on a screen and for programs."""
