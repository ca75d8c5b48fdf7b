"""What do one meeting, or two versions of one, say?"""
