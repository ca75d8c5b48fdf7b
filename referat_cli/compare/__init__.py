"""Two texts, two trees of points, two versions of a record."""
