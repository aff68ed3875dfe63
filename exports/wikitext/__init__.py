"""Documents as wikitext."""
