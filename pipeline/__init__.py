"""What paints: photo in, completed photo out; one process owns one device."""
