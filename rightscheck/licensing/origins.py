"""Origins of facts that nobody stated, and that therefore decide less than others."""

CLOCK = "clock"
"""The origin of a date that nobody stated: the text is taken to be published now."""

WORDS = "words"
"""The origin of a language that nobody stated: the text's own words tell it."""

HOUSE = "house"
"""The origin of a licensee that nobody stated: the house itself, whichever of its titles it is."""
