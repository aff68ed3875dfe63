"""An invented conversation, to look around in. No person or fact in it is real."""
