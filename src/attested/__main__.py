"""`python -m attested` is the program `attested`."""

from attested.cli.main import run

if __name__ == "__main__":
    run()
