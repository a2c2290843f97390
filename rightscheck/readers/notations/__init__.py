"""JSON, TOML and XML as trees in which every value keeps its place."""
