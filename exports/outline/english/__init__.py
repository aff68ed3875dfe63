"""Every fixed word of a report, in English: what the catalogues in `exports/locale` translate."""
