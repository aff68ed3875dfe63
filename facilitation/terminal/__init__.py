"""What keeps a terminal from changing, moving or obeying the words that pass through it."""
