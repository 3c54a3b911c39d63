"""Page layout to clean text: furniture and footnotes are found, then all is rewritten once."""
