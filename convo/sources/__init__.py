"""Texts from elsewhere: bytes become passages and problems."""
