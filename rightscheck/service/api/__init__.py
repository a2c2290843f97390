"""The endpoints: the table, what goes in and out, and a module of handlers for each subject."""
