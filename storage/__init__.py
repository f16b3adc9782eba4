"""What is remembered: photos, drafts and jobs."""
