"""What does it take to answer from a table that is ready: to import what any such tool imports, and print 20 rows?

``python benchmarks/ready.py DATABASE`` is what a warm query is held against; it opens no repository and asks no Git.
"""

import sqlite3
import sys

import click
from tabulate import tabulate

ROWS = 20
COLUMNS = ("sak", "moetedato", "tittel", "sakstype", "saksansvarlig", "status")


def make(database: str) -> None:
    """Make the table, with more rows than are asked for."""
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TABLE IF EXISTS cases")  # kept from the run before
        connection.execute(f"CREATE TABLE cases ({', '.join(COLUMNS)})")
        rows = [
            (
                f"{row}/24",
                "2024-01-14",
                f"Samarbeid om legevakt, del {row}",
                "beslutning",
                f"Person {row % 5}",
                "godkjent",
            )
            for row in range(1000)
        ]
        connection.executemany("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.close()


if __name__ == "__main__":
    with sqlite3.connect(sys.argv[1]) as ready:
        click.echo(tabulate(ready.execute("SELECT * FROM cases LIMIT ?", (ROWS,)), headers=COLUMNS))
