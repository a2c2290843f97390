"""What follows: a part for the item, the term, each prohibition, the permissions, what is owed."""
