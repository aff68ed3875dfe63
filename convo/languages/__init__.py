"""Which language a text is in, what that language is called, and which way it runs."""
