"""English: sentences and the compact Universal Dependencies pipeline that comes with the package."""
