"""What agencies deliver: NewsML-G2, NewsML 1.2, NITF, telegrams (IPTC 7901, ANPA), other XML."""
