"""Paper read back: every format as lines with their places, and the lines as a record of the meeting."""
