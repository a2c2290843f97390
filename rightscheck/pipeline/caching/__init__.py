"""Answers of earlier runs: kept in a file of the user's, used again while nothing has changed."""
