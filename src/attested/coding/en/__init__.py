"""The English coder: from the words of one sentence to proposed claims; whoever adds a language copies this folder."""
