"""What a reverse mentoring programme is: its records, their states and their rules, free of files and windows."""
