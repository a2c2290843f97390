"""The tables of the app, as they came to be."""
