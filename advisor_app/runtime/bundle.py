"""How a bundled program starts itself for a job of its own."""

READER_FLAG = "--read-foreign-file"
"""First argument of the process that opens one foreign file (``intake.reader``)."""
