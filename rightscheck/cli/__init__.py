"""The terminal door: one module a command, each of them read, call, render, exit."""
