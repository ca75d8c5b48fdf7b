"""Small invented archives, one for each thing that minutes may show, with what the commands answer about it."""
