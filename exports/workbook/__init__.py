"""A report as a workbook: a sheet for each of its sections, to be sorted and filtered."""
