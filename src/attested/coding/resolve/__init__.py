"""Expressions to values: times to EDTF, numbers to counts, names to place ids; nothing here knows of acts."""
