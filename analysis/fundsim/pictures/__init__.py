"""A file a picture, and what some of them share."""
