"""What stands between the proposal and the decision of a case."""
