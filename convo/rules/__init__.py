"""Questions about a conversation that have one right answer."""
