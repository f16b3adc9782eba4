"""The process that paints: it takes jobs from the queue, runs their tasks, and stores what they made."""
