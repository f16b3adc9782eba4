"""What people talk to. Never loads torch, diffusers, transformers or mediapipe."""
