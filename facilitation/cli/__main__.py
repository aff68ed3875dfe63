"""Lets `python -m facilitation.cli` do what `convo` does."""

from facilitation.cli import main

main()
