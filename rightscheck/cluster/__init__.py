"""The second corridor: an archive or a crawl, past one machine, by the same functions over Spark.

Spark does one join, of the fingerprints of documents with those of sources. What it finds is handed
to each document as a small library of its own (`gathered`), and the first corridor is asked as it
stands: `match`, `spot`, `uses` and `decide` know of no cluster. What is on disk, and what goes from
step to step, are the tables of `schemas`.

    given/      documents and sources, wherever they come from: pieces of files, rows, tables
    index/      sources as a folder that is written once and joined again and again:
        staging      sources given → files of what is kept of each
        numbering    which of them are new, and the key of each
        shelving     sources with keys → files of an index, and their fingerprints in buckets
        generations  all three in turn; removal, folding
    steps/      what happens to a document:
        marking      documents read → their fingerprints, but for those that the sieve holds back
        join         fingerprints and an index → for each document who shares words with it
        gathered     that, as a `Sources`
        judging      a document and its `Sources` → rows of findings, matches, notices, unread
    corridor    all of it in turn
    results/    the folder of such rows:
        slices       the loop around a run that a killed job takes up where it was
        run          what the folder is of, and how much of it is there
        outcome      the folder read a few rows at a time; `stored` makes a `Report` of it,
                     `tally` sums

Needs the extra `spark` and Java 17; importing this package alone needs neither.
"""
