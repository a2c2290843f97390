"""The folder that a run writes, slice by slice, and what is made of it."""
