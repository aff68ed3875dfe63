"""Sentences of a report in English that numbers, names or labels are put into."""

from exports.outline.english import sentences


def running_foot(at_least: int) -> str:
    """Say at the foot of each page what is not shown."""
    return f"Numbers below {at_least} are not shown. See “{sentences.HOW_TO_READ}”."


def finding(contributions: str) -> str:
    """Say, after its name, how often a theme was spoken about."""
    return f": {contributions}."


def covers(conversations: str, regions: int, contributions: str) -> str:
    """Say how much a report is about."""
    return f"{conversations} in {regions} region{'' if regions == 1 else 's'}, {contributions}"


def besides(numbers: str) -> str:
    """Say which contributions are of a kind besides those that were shown."""
    return f"Of this kind too: {numbers}."


def unanswered(numbers: str) -> str:
    """Say which questions are open."""
    return f"Open questions: {numbers}"


def promised(numbers: str) -> str:
    """Say which contributions are commitments."""
    return f"Commitments: {numbers}"


def held_under(rule: str, conversations: str) -> str:
    """Say which conversations were held under a rule."""
    return f"{rule} Under this rule: {conversations}."


def correct(report: str) -> str:
    """Say how somebody who took part can have their words corrected."""
    return (
        "Whoever took part can have their words corrected: ask whoever held the conversation, and"
        f" give the number of this report, {report}, and that of the contribution, such as C1."
    )


def withdraw(report: str) -> str:
    """Say how somebody who took part can take words back."""
    return (
        "A contribution can be withdrawn with the code given at the conversation, or by asking"
        f" whoever held it, with the number of this report, {report}. It is then erased, and later"
        " reports leave it out. Copies that were handed on before cannot be called back."
    )


def small_numbers(at_least: int) -> str:
    """Say which numbers are not shown."""
    return (
        "A number that cannot be counted in this report itself is not shown where fewer than"
        f" {at_least} people are behind it, however often they spoke. Where it could be worked out"
        " from others, one of these is not shown either: what is not shown need not be small."
        " Contributions whose words may not be shown count under a theme, or for a conversation,"
        f" only where they are of at least {at_least} people."
    )


def captured(number: str) -> str:
    """Say how many contributions were captured."""
    return f"Contributions captured in these conversations, with those withdrawn since: {number}."


def listed(number: str) -> str:
    """Say how many contributions are listed."""
    return f"Listed with their words in this report: {number}."


def left_out(contributions: str, reason: str) -> str:
    """Say how many contributions are left out for one reason."""
    return f"The words of {contributions} are not in this report: {reason}."


def left_out_together(contributions: str, reasons: str) -> str:
    """Say how many contributions are left out for any of several reasons."""
    return (
        f"The words of {contributions} are not in this report, for one or more of these reasons:"
        f" {reasons}."
    )


def left_out_untold(reasons: str) -> str:
    """Say for which reasons contributions may be left out where no number of them may be told."""
    return (
        "How many more there are is not told: set against an earlier report, it could point at"
        f" somebody. Words can be left out of this report for these reasons: {reasons}."
    )


def chart(numbers: str) -> str:
    """Say what a chart shows."""
    return f"Bar chart: {numbers}. The same numbers are in the table."


def count_line(contributions: str, definition: str) -> str:
    """Say how often a theme was spoken about, and what belongs to it."""
    return f"Contributions: {contributions}. {definition}".rstrip()


def not_in_chart(themes: str, number: str) -> str:
    """Say which themes a chart leaves out."""
    return f"Not in the chart, each with {number} contributions: {themes}."


def uncategorised(contributions: str) -> str:
    """Say how many contributions have no theme."""
    return f"Contributions without a theme so far: {contributions}"


def merged(labels: str) -> str:
    """Say which questions one stands for besides itself."""
    return f"with {labels}"


def responses(numbers: str) -> str:
    """Say where responses to a question are."""
    return f"Said in the conversation: {numbers}."


def agreed(others: str) -> str:
    """Say how many agreed."""
    return f"{others} others agreed"


def about(kind: str, form: str, themes: str) -> str:
    """Return what a contribution is, and what it is about."""
    return f"{kind}, {form}: {themes}" if themes else f"{kind}, {form}"


def translation(*, by_machine: bool, checked: bool) -> str:
    """Return what a translation is."""
    if checked:
        return "Translation"
    return "Translation by machine, not checked" if by_machine else "Translation, not checked"


def before(label: str) -> str:
    """Return what stands before the words that *label* announces; nothing for no label."""
    return f"{label}:" if label else ""


def withdraw_from_annex(annex: str) -> str:
    """Say what to do when words of an annex are withdrawn."""
    return (
        "When words that stand here are withdrawn, whoever made this annex asks for it back by its"
        f" number, {annex}: destroy it then."
    )


def restricted_and_counted(contributions: str) -> str:
    """Say how many contributions are restricted whose words may stand nowhere."""
    return (
        f"The words of {contributions} more are restricted and not shown here either: only a"
        " paraphrase was agreed to, and only the very words were noted."
    )
