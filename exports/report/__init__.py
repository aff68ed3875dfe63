"""The report itself: what it says, before any format."""
