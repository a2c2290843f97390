"""What a site tells machines: robots.txt, ai.txt, tdmrep.json, rsl.xml, response headers.

Files and headers that somebody hands over; nothing is fetched. Each signal becomes a line of
metadata in one spelling for all formats (`tdm-reservation: 1`, `content-signal: ai-train=no`),
by which the packs know it; what is malformed says so in a line of its own and is read as it
is plainly meant.
"""
