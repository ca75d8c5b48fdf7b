"""What a secretary does to the record, from the notice to the approved minutes."""
