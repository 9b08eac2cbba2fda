"""Policy packs: one signed file that brings a whole new policy content to a laptop without a network."""
