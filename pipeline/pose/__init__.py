"""Poses: joints, skeleton drawings, OpenPose JSON. Torch-free: the bot uses this package too."""
