"""Many files: which ones, what is said of them beside their text, and each in a process of its own."""
