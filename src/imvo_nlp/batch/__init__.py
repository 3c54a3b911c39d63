"""Many documents: which inputs, where their output goes, the workers, the record of a run."""
