"""What comes in and goes out: paths turned into data and data into files."""
