"""The steps by which a record's tables come to be; run from inside the package, without a network."""
