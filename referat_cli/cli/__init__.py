"""How does a person ask, and what does the process answer?"""
