"""What readers are answered: everything public comes from versions."""
