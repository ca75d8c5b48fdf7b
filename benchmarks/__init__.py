"""How fast is it, side by side with others in one run?"""
