"""What an import does: find inputs, read them, save them, and account for every one."""
