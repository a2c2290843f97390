"""What all requests share: the file with keys and jobs, threads, metrics, the last checks."""
