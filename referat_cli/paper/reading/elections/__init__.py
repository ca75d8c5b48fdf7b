"""Who was elected to what."""
