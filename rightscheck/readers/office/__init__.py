"""Documents that offices, lawyers and archives have: Word, OpenDocument, PDF, mail."""
