"""`python app.py` serves the site; `python app.py --help` lists what else it can do."""

from graph_app.cli.commands import main

if __name__ == "__main__":
    main()
