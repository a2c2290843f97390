"""Files that hold other documents: archives, crawls, tables."""
