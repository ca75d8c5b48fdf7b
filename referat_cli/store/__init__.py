"""Versions of files: Git, snapshots, the index, and the commits that changed them."""
