"""What people write and browsers show: Markdown, HTML, plain text."""
