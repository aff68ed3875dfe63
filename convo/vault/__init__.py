"""Where the data key of a record is kept: in slots, each of which opens the record alone."""
