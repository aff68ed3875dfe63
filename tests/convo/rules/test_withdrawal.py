from convo.rules.withdrawal import contribution_of, typed_withdrawal_code, withdrawal_code

SECRET, OTHER = bytes(32), bytes([1] * 32)


def test_a_code_leads_back_to_its_contribution_alone() -> None:
    codes = {withdrawal_code(id_, secret=SECRET): id_ for id_ in range(1, 500)}

    assert len(codes) == 499
    for code, id_ in list(codes.items())[::50]:
        assert contribution_of(code, range(1, 500), secret=SECRET) == id_


def test_a_code_of_another_record_leads_nowhere() -> None:
    code = withdrawal_code(7, secret=OTHER)

    assert contribution_of(code, range(1, 500), secret=SECRET) is None


def test_a_code_is_known_however_it_is_typed() -> None:
    code = withdrawal_code(7, secret=SECRET)

    assert typed_withdrawal_code(f" {code.lower().replace('-', ' ')} ") == code


def test_a_number_of_a_contribution_is_no_code() -> None:
    assert typed_withdrawal_code("1231290940422473556") is None
