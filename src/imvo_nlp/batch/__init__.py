"""Many documents: inputs, output paths, workers, and the record of a run."""
