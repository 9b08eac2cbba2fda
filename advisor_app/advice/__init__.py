"""What to do next, worked out from assessments: what to ask, what to mend, what changes, what comes in when."""
