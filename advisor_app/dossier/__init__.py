"""Paper and workbooks: a neutral document, its builders, and the writers that render it."""
