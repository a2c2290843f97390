"""One module a command, named as it is typed; a package where a command is more than a page."""
