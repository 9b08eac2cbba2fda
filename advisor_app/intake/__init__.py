"""The door for workbooks that come back: read strictly, in bounded size, into plain values."""
