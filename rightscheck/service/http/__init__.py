"""What is so of every request: who may ask, bodies, refusals, what is around an answer."""
