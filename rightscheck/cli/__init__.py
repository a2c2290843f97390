"""The terminal door: a command reads, calls, renders and exits.

main        the table of commands, and the one place where errors end
commands/   one module a command, or a package with what only that command needs
options, shared, filters, effort      what is typed: for `check`, for several commands, to choose
workbench                             what is loaded by it
intake, listing, reading              documents by their paths, a list of them, standard input
answers, outputs, files, streams      what is told: lines, JSON, reports; into files; past pipes
extras, helping, garbage, plugins     the program itself: what is not installed, help, its start
"""
