"""The coordinator’s verbs: each function is one thing the coordinator does, in one change."""
