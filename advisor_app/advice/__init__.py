"""What to do next, worked out from assessments: what to ask, to mend, what changes, what comes in when."""
