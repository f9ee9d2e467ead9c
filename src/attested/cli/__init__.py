"""The command line: a face that calls the stages and holds no logic of theirs."""
