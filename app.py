"""`python app.py` serves the site; `python app.py --help` lists what else it can do."""

from graph_app import create_app
from graph_app.cli.commands import main

__all__ = ["create_app", "main"]  # `flask query …` finds create_app here

if __name__ == "__main__":
    main(create_app)
