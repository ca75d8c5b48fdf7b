"""What do many meetings say together?"""
