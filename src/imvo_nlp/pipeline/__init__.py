"""The spaCy side: tokenizer, components, their order, and the object that comes of a Doc."""
