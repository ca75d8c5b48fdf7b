"""What does one document say?"""
