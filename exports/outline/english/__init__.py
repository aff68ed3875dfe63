"""Every word of a report in English: another language is another folder with the same names."""
