from tests.facilitation.conftest import Convo


def test_a_contact_is_added_changed_checked_and_taken_out(convo: Convo) -> None:
    words = ("--region", "ESEAP", "--language", "id", "--route", "desk@example.org", "--urgent")
    id_ = convo("contacts", "add", *words).out.strip()
    convo("contacts", "change", id_, "--purpose", "خطر", "--fallback", "紧急", "--may-print")
    convo("contacts", "verify", id_)

    [row] = convo("contacts", "list", "--json").json
    convo("contacts", "drop", id_)

    assert row | {"verified_on": row["verified_on"][:2]} == {
        "id": int(id_),
        "region": "ESEAP",
        "language": "id",
        "purpose": "خطر",
        "route": "desk@example.org",
        "fallback": "紧急",
        "urgent": True,
        "verified_on": "20",
        "stale": False,
        "may_print": True,
    }
    assert convo("contacts", "list", "--json").json == []


def test_what_is_missing_is_listed_alone(convo: Convo, session_id: int) -> None:
    convo("contacts", "add", "--language", "en", "--route", "desk@example.org")

    listed, missing = convo("contacts", "list"), convo("contacts", "list", "--gaps", "--json")

    assert session_id
    assert listed.err == "Missing: 2; see them with --gaps.\n"
    assert missing.json == [
        {"region": "ESEAP", "language": "en", "lack": "no urgent contact"},
        {"region": "ESEAP", "language": "id", "lack": "no contact"},
    ]


def test_a_contact_without_a_route_is_refused_in_a_sentence(convo: Convo) -> None:
    refused = convo("contacts", "add", "--region", "ESEAP")

    assert refused.code == 1
    assert refused.err == "A contact needs a route: an address, a number or a page.\n"


def test_contributions_are_linked_to_forums_and_shared(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, "--plain", typed="0:p ما در گروه‌های کوچک کار می‌کنیم\n")
    [said] = convo("practices", "list", "--json").json
    forum = convo("forums", "add", "--name", "សហគមន៍", "--languages", "km,en").out.strip()
    convo("forums", "change", forum, "--about", "ပြည်နယ်")
    convo("forums", "link", forum, said["id"])
    convo("practices", "share", said["id"])
    [shared] = convo("practices", "list", "--json").json
    [listed] = convo("forums", "list", "--json").json
    convo("forums", "unlink", forum, said["id"])
    convo("practices", "unshare", said["id"])

    assert (shared["may_share"], shared["forums"]) == (True, [int(forum)])
    assert (listed["name"], listed["about"], listed["languages"]) == (
        "សហគមន៍", "ပြည်နယ်", ["km", "en"],
    )  # fmt: skip
    assert listed["contributions"] == [said["id"]]
    assert convo("practices", "list", "--json").json == [said]
    assert convo("forums", "drop", forum).code == 0
    assert convo("forums", "list").out == ""


def test_a_checklist_has_what_the_team_wrote_and_what_somebody_said(
    convo: Convo, session_id: int
) -> None:
    convo("capture", session_id, "--plain", typed="0:p ज़रूरी नंबर कागज़ पर रखें\n")
    [said] = convo("practices", "list", "--json").json
    made = convo("checklist", "add", "--for", "person", "--from", said["id"]).out.strip()
    own = convo("checklist", "add", "--for", "person", "--text", "銀行").out.strip()
    convo("checklist", "move", own, "--", "-1")
    convo("checklist", "change", own, "--text", "電話")
    first, second = convo("checklist", "list", "--json").json
    convo("checklist", "change", made, "--region", "ESEAP")
    convo("checklist", "drop", own)

    assert (first["text"], first["contribution"]) == ("電話", None)
    assert (second["text"], second["contribution"]) == (said["text"], said["id"])
    [left] = convo("checklist", "list", "--json").json
    assert (left["id"], left["region"]) == (int(made), "ESEAP")


def test_an_item_is_either_own_text_or_somebodys_words(convo: Convo) -> None:
    both = convo("checklist", "add", "--for", "person", "--text", "a", "--from", "5")

    assert both.code == 2


def test_a_backup_that_is_restored_has_all_registers(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, "--plain", typed="0:p 紙に書く\n")
    said = convo("practices", "list", "--json").json[0]["id"]
    contact = convo("contacts", "add", "--route", "ทางด่วน", "--urgent").out.strip()
    forum = convo("forums", "add", "--name", "ማኅበር").out.strip()
    convo("forums", "link", forum, said)
    convo("practices", "share", said)
    item = convo("checklist", "add", "--for", "person", "--from", said).out.strip()
    listings = [(name, "list", "--json") for name in ("contacts", "forums", "practices")]
    listings.append(("checklist", "list", "--json"))
    before = [convo(*listing).json for listing in listings]
    convo("backup", "backup.db")
    convo("contacts", "drop", contact)
    convo("forums", "drop", forum)
    convo("checklist", "drop", item)

    restored = convo("restore", "backup.db")

    assert restored.code == 0, restored.err
    assert [convo(*listing).json for listing in listings] == before
    assert all(before)
