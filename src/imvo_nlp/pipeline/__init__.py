"""The spaCy side: tokenizer, components, their order, and the object built from a Doc."""
