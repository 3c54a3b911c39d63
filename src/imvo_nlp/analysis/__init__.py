"""Analysis of converted documents: overview, words in context, tables, citation network."""
