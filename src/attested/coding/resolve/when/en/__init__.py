"""The English grammar of time: words, tokens, rules, guards and cues."""
