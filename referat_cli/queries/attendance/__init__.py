"""Who was present, and which seats were filled."""
