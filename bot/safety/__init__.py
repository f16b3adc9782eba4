"""What may be asked for, and how often: `judge.judge` for prompts, `limits` and `pace` for the rest."""
