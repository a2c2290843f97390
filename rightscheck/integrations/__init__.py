"""Content systems that call the library in their own process: glue only, one package a system."""
