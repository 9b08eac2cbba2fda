"""The neutral document as PDF: pieces onto pages, then drawn; and finished pages as pictures."""
