"""The session in East, Southeast Asia and the Pacific. Everybody in it is invented."""

from typing import Final

from convo.model.words import QuestionState, Rule
from facilitation.demo.rows import Asked, Meeting, Said

_SAFER = Asked(
    "What would make you feel safer when you take part?",
    20,
    (
        Said(
            "P1 volunteer named quote comment quote id",
            "Kami ingin merasa aman saat menulis tentang kota kami.",
            "We want to feel safe when we write about our city.",
            "community-safety",
        ),
        Said(
            "- - anonymous paraphrase comment paraphrase my",
            "ကျွန်ုပ်တို့သည် ဘေးကင်းစွာ ပါဝင်လိုပါသည်။",
            "We would like to take part safely.",
            "community-safety",
        ),
        Said(
            "P3 volunteer role quote question quote th",
            "ใครจะช่วยเราเมื่อมีคนข่มขู่",
            "Who will help us when somebody threatens us?",
            "community-safety first-contact",
            key="threats",
            state=QuestionState.ANSWERED,
            agreed=(("volunteer", "", 4),),
        ),
        Said(
            "P4 staff named quote response paraphrase en",
            "The team on duty answers threats by e-mail, also at the weekend.",
            themes="community-safety first-contact",
            answers="threats",
        ),
        Said(
            "P6 volunteer named quote comment quote ja",
            "名前を出さずに参加できると安心です。",
            "I feel at ease if I can take part without giving my name.",
            "community-safety trust",
        ),
        Said(
            "P5 - region quote comment quote zh",
            "我担心别人会登录我的账号。",
            "I worry that somebody else may log in to my account.",
            "community-safety digital-security",
        ),
        Said(
            "P7 volunteer role quote recommendation paraphrase hi",
            "हर सदस्य को दो चरणों वाला लॉगिन इस्तेमाल करना चाहिए।",
            "Every member should use a login in two steps.",
            "community-safety digital-security",
        ),
        Said(
            "- - anonymous restricted challenge paraphrase en",
            "Publishing how we protect accounts would help those who attack us.",
            themes="community-safety digital-security",
        ),
        Said(
            "P8 affiliate role paraphrase practice paraphrase bn",
            "আমরা অনুমতি ছাড়া সভার ছবি প্রকাশ করি না।",
            "We do not publish pictures of meetings without permission.",
            "community-safety trust",
            by_machine=True,
            key="no-pictures",
        ),
        Said(
            "- - anonymous quote question quote en",
            "Who can see what we say here?",
            themes="community-safety trust",
            key="who-sees",
            state=QuestionState.ANSWERED,
        ),
        Said(
            "P4 staff role quote response paraphrase en",
            "Only the note-takers see the notes, and no name is in them unless somebody agreed.",
            themes="community-safety trust",
            answers="who-sees",
        ),
        Said(
            "P2 - region internal comment observation en",
            "The room became quiet when somebody asked about the police.",
            themes="community-safety trust",
        ),
    ),
)
_FIRST = Asked(
    "Whom can you ask first, in your own language?",
    20,
    (
        Said(
            "P1 volunteer named quote question quote id",
            "Siapa yang bisa kami hubungi dalam bahasa Indonesia?",
            "Whom can we contact in Indonesian?",
            "language-access first-contact",
            key="own-language",
            state=QuestionState.PARTLY,
            agreed=(("volunteer", "", 6), ("affiliate", "", 2), ("-", "MENA", 3)),
        ),
        Said(
            "P2 volunteer role quote question quote my",
            "မြန်မာဘာသာဖြင့် ဘယ်သူ့ကို မေးရမလဲ။",
            "Whom should we ask in Burmese?",
            "language-access first-contact",
            merged_into="own-language",
        ),
        Said(
            "P3 volunteer role quote comment quote th",
            "ฉันไม่กล้าเขียนอีเมลเป็นภาษาอังกฤษ",
            "I do not dare to write an e-mail in English.",
            "language-access",
        ),
        Said(
            "P5 volunteer role quote recommendation quote zh",
            "请把联系方式翻译成我们的语言。",
            "Please translate the contact details into our language.",
            "language-access first-contact",
            team="Translation team",
        ),
        Said(
            "P6 volunteer named quote comment quote ja",
            "日本語で相談できる窓口がほしいです。",
            "I would like a place where we can ask for advice in Japanese.",
            "language-access first-contact",
        ),
        Said(
            "P7 volunteer role quote comment paraphrase hi",
            "हमें अपनी भाषा में जवाब चाहिए।",
            "We need answers in our own language.",
            "language-access",
            agreed=(("-", "", 5),),
        ),
        Said(
            "P8 affiliate role quote practice paraphrase bn",
            "আমাদের দলে দুজন বাংলায় প্রশ্নের উত্তর দেন।",
            "In our group two people answer questions in Bengali.",
            "language-access local-capacity existing-groups",
            key="answers-in-bengali",
        ),
        Said(
            "- - anonymous paraphrase challenge paraphrase id",
            "Jawaban dalam bahasa Inggris datang terlambat dan sulit dipahami.",
            "Answers in English come late and are hard to understand.",
            "language-access",
        ),
        Said(
            "P3 - region quote comment paraphrase th",
            "เราต้องการคนที่พูดภาษาของเรา",
            "We need somebody who speaks our language.",
            "language-access first-contact",
        ),
        Said(
            "P9 board role quote response paraphrase en",
            "For four languages there is a contact already; Indonesian comes next.",
            themes="language-access first-contact",
            answers="own-language",
        ),
        Said(
            "P4 staff named quote commitment paraphrase en",
            "We will publish a list of contacts in eight languages.",
            themes="language-access first-contact",
            team="Policy team",
            due_in=60,
        ),
    ),
)
_THERE = Asked(
    "What is done where you are, and who does it?",
    25,
    (
        Said(
            "P1 affiliate named quote practice paraphrase id",
            "Kelompok kami mengadakan pelatihan setiap bulan.",
            "Our group holds a training every month.",
            "local-capacity training existing-groups",
            key="monthly-training",
        ),
        Said(
            "P5 volunteer role quote comment quote zh",
            "本地的志愿者最了解这里的情况。",
            "Local volunteers know the situation here best.",
            "local-capacity",
            agreed=(("volunteer", "", 3),),
        ),
        Said(
            "P6 volunteer named quote recommendation paraphrase ja",
            "地域のグループに予算を直接届けてください。",
            "Please bring the money directly to local groups.",
            "local-capacity existing-groups",
            team="Board",
        ),
        Said(
            "P2 - region quote recommendation paraphrase my",
            "ဒေသခံများကို သင်တန်းပေးပါ။",
            "Please train local people.",
            "local-capacity training",
            team="Policy team",
            by_machine=True,
        ),
        Said(
            "P7 volunteer role quote question quote hi",
            "क्या कोई वकील हमारी मदद कर सकता है?",
            "Can a lawyer help us?",
            "legal-help",
            key="lawyer",
            state=QuestionState.ANSWERED_RESTRICTED,
        ),
        Said(
            "P4 staff role restricted response paraphrase en",
            "There is money for lawyers; how to ask for it is told in person.",
            themes="legal-help",
            answers="lawyer",
        ),
        Said(
            "P8 affiliate role quote comment paraphrase bn",
            "স্থানীয় দলগুলোর আরও সাহায্য দরকার।",
            "Local groups need more help.",
            "local-capacity existing-groups",
        ),
        Said(
            "- - anonymous quote challenge quote en",
            "You ask us to train others, and nobody trains us.",
            themes="local-capacity training",
            agreed=(("-", "", 2),),
        ),
        Said(
            "- - anonymous paraphrase comment quote th",
            "อาสาสมัครหลายคนเหนื่อยมาก",
            "Many volunteers are very tired.",
            "wellbeing",
        ),
    ),
)
_NEXT = Asked(
    "What comes next?",
    10,
    (
        Said(
            "P1 volunteer named quote recommendation paraphrase id",
            "Buatlah daftar periksa untuk keadaan darurat.",
            "Make a checklist for emergencies.",
            "community-safety preparedness",
            team="Policy team",
        ),
        Said(
            "P4 staff role quote commitment paraphrase en",
            "We will come back with answers next month.",
            themes="follow-up",
            team="Community team",
            due_in=30,
        ),
        Said("- - anonymous quote comment quote en", "Thank you for meeting in our evening."),
    ),
)
ESEAP: Final = Meeting(
    title="Asia and the Pacific, in the evening",
    region="ESEAP",
    zone="Asia/Jakarta",
    days_ago=9,
    hour=19,
    rule=Rule.NAMED,
    languages=("en", "id", "my", "th", "zh", "ja", "hi", "bn"),
    people={
        "P1": "Sari Bulanpagi",
        "P2": "",
        "P3": "",
        "P4": "Mele Langilua",
        "P5": "",
        "P6": "Haru Tsukinoe",
        "P7": "",
        "P8": "",
        "P9": "",
    },
    agenda=(_SAFER, _FIRST, _THERE, _NEXT),
)
"""Held under the rule that lets a name be told of whoever agreed."""
