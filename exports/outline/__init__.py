"""What a report says and in which order, for all formats that people read."""
