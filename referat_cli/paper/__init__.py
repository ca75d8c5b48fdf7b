"""The paper of a meeting: Word, PDF, HTML and Markdown of the record, and the record read back from them."""
