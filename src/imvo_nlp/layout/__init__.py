"""Page layout to clean text: furniture and footnotes are found, then the text is rewritten once."""
