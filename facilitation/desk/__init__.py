"""What facilitators, note-takers and organisers can do, whichever way they ask."""
