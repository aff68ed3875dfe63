"""Commands about what was chosen for this machine."""

import click

from facilitation.cli.printing import say


@click.group()
def config() -> None:
    """What was chosen for this machine: keys, theme, when the screens lock."""


@config.command("path")
def config_path() -> None:
    """Print where the settings are; there need be no such file."""
    from facilitation.desk.home import home
    from facilitation.settings import config_file

    click.echo(config_file(home().folder))


@config.command("show")
def config_show() -> None:
    """Print all settings as they hold, in the form of the file."""
    from facilitation.desk.home import home
    from facilitation.settings import read_settings, settings_text

    click.echo(settings_text(read_settings(home().folder)), nl=False)


@config.command("check")
def config_check() -> None:
    """Say whether the settings can be used."""
    from facilitation.desk.home import home
    from facilitation.settings import config_file, read_settings

    folder = home().folder
    read_settings(folder)
    say(f"{config_file(folder)} can be used.")
