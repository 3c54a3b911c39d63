"""What is found in converted documents: overview, words in context, tables, the citation network."""
