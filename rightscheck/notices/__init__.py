"""Room 2: `Document` in, `Notice`s out: what in a text speaks about rights, and whose.

What a holder is called and how its clauses are worded stands in its pack. How credits,
datelines and © lines look is the same for all and stands here: `creditlines`, `signatures`,
`datelines`, `copyright`. The letters that credits and datelines are written in: `shapes`.
"""

from rightscheck.notices.compiled import CompiledPacks, compile_packs
from rightscheck.notices.spotting import spot

__all__ = ["CompiledPacks", "compile_packs", "spot"]
