"""The session in the Middle East and North Africa, open to others. Everybody in it is invented."""

from typing import Final

from convo.model.words import QuestionState, Rule
from facilitation.demo.rows import Asked, Meeting, Said

_WORRIES = Asked(
    "What do people worry about where you are?",
    20,
    (
        Said(
            "- - anonymous quote comment quote ar",
            "نخاف أن تُستخدم أسماؤنا ضدنا.",
            "We are afraid that our names will be used against us.",
            "community-safety trust",
            agreed=(("-", "", 4),),
        ),
        Said(
            "P2 - region quote comment quote fa",
            "می‌خواهیم بدون ترس بنویسیم.",
            "We want to write without fear.",
            "community-safety",
        ),
        Said(
            "P3 volunteer role quote question quote fr",
            "Que faire si un téléphone est confisqué ?",
            "What should one do if a telephone is taken away?",
            "community-safety digital-security",
            key="telephone",
            state=QuestionState.CONTESTED,
        ),
        Said(
            "P4 staff role quote response paraphrase en",
            "Change your passwords from another device as soon as you can.",
            themes="community-safety digital-security",
            answers="telephone",
        ),
        Said(
            "- - anonymous quote challenge paraphrase fr",
            "Ce conseil ne suffit pas : nos comptes sont déjà connus.",
            "That advice is not enough: our accounts are known already.",
            "community-safety digital-security trust",
            answers="telephone",
        ),
        Said(
            "P5 volunteer role quote comment quote am",
            "ደህንነታችን ያሳስበናል።",
            "We are worried about our safety.",
            "community-safety",
        ),
        Said(
            "P6 volunteer role quote practice paraphrase uk",
            "Ми зберігаємо важливі контакти на папері.",
            "We keep important contacts on paper.",
            "community-safety preparedness",
            key="on-paper",
        ),
        Said(
            "P7 volunteer role quote comment quote es",
            "Nadie quiere ser la primera persona en hablar.",
            "Nobody wants to be the first to speak.",
            "community-safety trust",
        ),
        Said(
            "- - anonymous restricted recommendation paraphrase ar",
            "لا تنشروا أماكن لقاءاتنا.",
            "Do not publish the places where we meet.",
            "community-safety",
        ),
        Said(
            "- - anonymous quote recommendation quote fr",
            "Ne demandez jamais à quelqu'un pourquoi il reste anonyme.",
            "Never ask anybody why they stay anonymous.",
            "community-safety trust",
        ),
    ),
)
_MISSING = Asked(
    "Which help is missing, and in which language?",
    25,
    (
        Said(
            "P1 volunteer role quote question quote ar",
            "من يجيب عن أسئلتنا بالعربية؟",
            "Who answers our questions in Arabic?",
            "language-access first-contact",
            key="arabic",
            state=QuestionState.ANSWERED,
            agreed=(("volunteer", "", 7),),
        ),
        Said(
            "P4 staff role quote response paraphrase en",
            "Two colleagues read and answer in Arabic from Sunday to Thursday.",
            themes="language-access first-contact",
            answers="arabic",
        ),
        Said(
            "P2 volunteer role quote question quote fa",
            "آیا کسی هست که به فارسی پاسخ بدهد؟",
            "Is there somebody who answers in Persian?",
            "language-access first-contact",
        ),
        Said(
            "P3 volunteer role quote comment paraphrase fr",
            "Les formulaires n'existent qu'en anglais.",
            "The forms exist only in English.",
            "language-access",
        ),
        Said(
            "P5 volunteer role quote recommendation paraphrase am",
            "መመሪያው ወደ አማርኛ ይተርጎም።",
            "Let the guide be translated into Amharic.",
            "language-access",
            team="Translation team",
            by_machine=True,
        ),
        Said(
            "P6 volunteer role quote comment paraphrase uk",
            "Нам важко пояснювати небезпеку чужою мовою.",
            "It is hard for us to explain danger in a foreign language.",
            "language-access community-safety",
        ),
        Said(
            "P7 affiliate role quote practice paraphrase es",
            "Traducimos cada aviso el mismo día.",
            "We translate every notice on the same day.",
            "language-access existing-groups",
            key="same-day",
        ),
        Said(
            "- - anonymous quote question paraphrase ar",
            "هل يمكن أن يساعدنا محامٍ قبل أن تقع مشكلة؟",
            "Can a lawyer help us before there is a problem?",
            "legal-help preparedness",
            merged_into="lawyer",
        ),
        Said(
            "- - anonymous paraphrase challenge paraphrase fa",
            "ترجمه‌ها دیر می‌رسند.",
            "The translations arrive late.",
            "language-access",
        ),
        Said(
            "P4 staff role quote commitment paraphrase en",
            "We will have the guide translated into Arabic, Persian and Amharic.",
            themes="language-access",
            team="Translation team",
            due_in=90,
        ),
        Said(
            "P1 - region quote recommendation paraphrase ar",
            "نحتاج إلى شخص نثق به في كل مدينة.",
            "We need somebody we trust in every city.",
            "first-contact trust local-capacity",
        ),
        Said(
            "- - anonymous quote comment quote ar",
            "نفضل أن نسأل بلغتنا.",
            "We prefer to ask in our own language.",
            "language-access",
        ),
    ),
)
_GROUPS = Asked(
    "Which groups help already, and what do they need?",
    20,
    (
        Said(
            "P3 affiliate role quote practice paraphrase fr",
            "Notre groupe forme trois bénévoles chaque trimestre.",
            "Our group trains three volunteers every quarter.",
            "local-capacity training existing-groups",
            key="three-a-quarter",
        ),
        Said(
            "P2 volunteer role quote comment paraphrase fa",
            "گروه‌های محلی به کمک مالی نیاز دارند.",
            "Local groups need money.",
            "local-capacity existing-groups",
        ),
        Said(
            "P5 volunteer role quote recommendation paraphrase am",
            "የአካባቢ ቡድኖችን አጠናክሩ።",
            "Strengthen local groups.",
            "local-capacity existing-groups",
        ),
        Said(
            "P6 volunteer role quote comment paraphrase uk",
            "Місцеві волонтери вже навчають одне одного.",
            "Local volunteers already teach one another.",
            "local-capacity training",
        ),
        Said(
            "P7 affiliate role quote recommendation paraphrase es",
            "Hay que pagar el trabajo de quienes responden a las emergencias.",
            "The work of those who respond to emergencies must be paid.",
            "local-capacity wellbeing",
            team="Board",
        ),
        Said(
            "- - anonymous quote challenge quote ar",
            "لا تطلبوا منا كل شيء دون تدريب.",
            "Do not ask everything of us without training.",
            "local-capacity training",
        ),
        Said(
            "P8 board role quote commitment paraphrase en",
            "The board will talk about money for local groups at its next meeting.",
            themes="local-capacity",
            team="Board",
            due_in=-2,
        ),
        Said(
            "- - anonymous internal question paraphrase fr",
            "Pourquoi le dernier projet s'est-il arrêté ?",
            "Why did the last project stop?",
            "trust follow-up",
            key="project",
            state=QuestionState.PARTLY,
        ),
        Said(
            "P4 staff role internal response paraphrase en",
            "The money came to an end, and we should have said so earlier.",
            themes="trust follow-up",
            answers="project",
        ),
    ),
)
_PREPARE = Asked(
    "How should we prepare, and report back?",
    15,
    (
        Said(
            "P6 volunteer role quote recommendation paraphrase uk",
            "Підготуйте короткий список дій на випадок арешту.",
            "Prepare a short list of steps in case of an arrest.",
            "community-safety preparedness legal-help",
            team="Policy team",
            key="steps-for-an-arrest",
        ),
        Said(
            "P1 volunteer role quote recommendation paraphrase ar",
            "نريد ملخصًا بالعربية بعد هذا اللقاء.",
            "We would like a summary in Arabic after this meeting.",
            "language-access follow-up",
            team="Translation team",
        ),
        Said(
            "P9 observer role paraphrase comment observation en",
            "Most hands went up when somebody proposed a list of telephone numbers.",
            themes="preparedness first-contact",
        ),
        Said(
            "- - anonymous quote comment quote es",
            "Gracias por escuchar.",
            "Thank you for listening.",
        ),
    ),
)
MENA: Final = Meeting(
    title="Middle East and North Africa, after work",
    region="MENA",
    zone="Africa/Cairo",
    days_ago=2,
    hour=18,
    rule=Rule.CHATHAM,
    languages=("ar", "fa", "fr", "en", "am", "uk", "es"),
    people=dict.fromkeys(("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"), ""),
    agenda=(_WORRIES, _MISSING, _GROUPS, _PREPARE),
)
"""Held under the Chatham House Rule, so nobody's name is kept."""
