"""What all commands are."""

from __future__ import annotations

import click

from xxpy.cli.console import out


class Command(click.Command):
    """A command whose help is written as its results are, so that it fails as they do."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.callback = _print_help
        return option


def _print_help(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        out(context.get_help() + "\n")
        context.exit()
