"""How far to extend a photo, which pixels are unknown, and how the painted part joins the kept one."""
