"""How good the pictures are (`evaluate`), how fast (`bench`), and with which settings best (`sweep`)."""
