"""The corridor: read, spotted, matched, decided. The only place that knows all rooms.

checking          `check`: documents in, a report out
spotting          `spot`, by the packs that come along, without all of the rest
bench             what is loaded once: packs, licences, policy, sources
intake/           what callers hand in, as documents; what of a folder is ignored
seeing, judging   one document: its notices and matches, then what is decided of them
uses/             what a document does with whose work: the facts of each use, the decision on it
running/          many documents: from the cache, in this process or in several
caching/          answers of earlier runs, for files that have not changed
sifting/          which findings a report tells: waivers, baseline, filters
fixing/           what a licence dictates, put into a page and proven
recording, replay the ledger: uses written down, and decided again later
ingest, staleness what is delivered to the library, and what has not come
deadline, turns   until when there is time, and which thread computes
data              notices, comparisons and packs as data for programs
"""
