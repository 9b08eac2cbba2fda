"""The hand-over package: one file with everything of a portfolio, under a passphrase where asked."""
