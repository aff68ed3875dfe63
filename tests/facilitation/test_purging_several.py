from pathlib import Path

from convo.vault.unlocking import unlock
from facilitation.desk.home import Home
from facilitation.desk.notes import join
from facilitation.desk.opening import open_desk
from tests.facilitation.conftest import PASSPHRASE, Convo, new_session


def test_the_command_says_in_how_many_places_it_was_noted(convo: Convo, home: Path) -> None:
    session_id = new_session(convo)
    convo("capture", session_id, typed="ต้องการความช่วยเหลือ\nช่วยด้วย\n")
    ids = [row["id"] for row in convo("contributions", session_id, "--json").json]
    place = Home(home)
    with open_desk(place, unlock(place.slots, passphrase=PASSPHRASE)) as desk:
        join(desk, ids[0], ids[1:]).result()
    [_, second] = convo("contributions", session_id, "--json").json

    ran = convo("purge", ids[0])

    assert second["same_as"] == ids[0]
    assert "It was noted in 2 places, and all of them are erased." in ran.err
    assert convo("contributions", session_id, "--json").json == []
