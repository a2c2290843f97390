"""Many documents judged: from a cache, in this process or by several, in the order they came."""
