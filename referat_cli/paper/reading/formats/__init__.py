"""Each format of paper as the same lines: Word, PDF, HTML, Markdown and text."""
