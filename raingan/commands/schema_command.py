"""`raingan schema`: the JSON Schema of what `raingan extract` prints."""

import argparse
import json

from model.schema import schema
from raingan.exits import Exit


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--places", action="store_true", help="of what extract --places prints")


def run(arguments: argparse.Namespace) -> Exit:
    """Print the schema."""
    print(json.dumps(schema(with_places=arguments.places), ensure_ascii=False, indent=2))
    return Exit.OK
