"""Between the Markdown of content files and the blocks of a body, by way of pandoc's syntax tree."""
