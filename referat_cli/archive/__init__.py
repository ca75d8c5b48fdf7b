"""Which documents are there, and in which version?"""
