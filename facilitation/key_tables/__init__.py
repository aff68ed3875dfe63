"""The keys themselves, a table for each part of the program."""
