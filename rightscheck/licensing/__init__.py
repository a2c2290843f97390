"""Licences as logic: what we signed, asked of what was done. Knows no file and no page.

terms/      what a licence says: the schema that people write
asking/     that, as questions; what they find of a use
deciding/   the item, the term, what is forbidden, permitted and owed, each with its verdict
evaluate    the worst of them, of the best licence: a `Decision`
usage/      what an item's own usage terms say, as rules of such a licence
lint/       what in a licence cannot be meant
odrl/       licences to and from ODRL and RightsML
deadlines, quotas   what has to be done by when; what a ledger has to count
logic, moments      three truth values; days and times that are known only so far
"""
