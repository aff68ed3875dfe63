"""The app's screens: they ask the desk, and show what it answers."""
