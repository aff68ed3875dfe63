"""Words beside which a name is likely, in the languages of many conversations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from convo.disclosure.mentions_folding import is_spaceless
from convo.languages.scripts import script

_WORD: Final = re.compile(r"\w+")


def words(listed: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces."""
    return frozenset(listed.split())


def words_in(text: str) -> frozenset[str]:
    """Return the words that stand in a text, in small letters."""
    return frozenset(_WORD.findall(text.casefold()))


@dataclass(frozen=True, slots=True)
class Triggers:
    """Words that are looked for in texts, most of which have none of them."""

    firsts: frozenset[str]
    """What their phrases begin with, in small letters."""

    spaced: re.Pattern[str]
    joined: re.Pattern[str] | None
    """Those of scripts without spaces."""

    def find(self, text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Yield where they stand in *text*, whose `words_in` are *words*."""
        if not self.firsts.isdisjoint(words):
            yield from self.spaced.finditer(text)
        if self.joined is not None and not text.isascii():
            yield from self.joined.finditer(text)


def _triggers(listed: str) -> Triggers:
    """Return what finds whole words; in *listed*, lines and bars stand between them."""
    phrases = sorted(
        {phrase.strip() for phrase in re.split(r"[|\n]", listed) if phrase.strip()},
        key=lambda phrase: (-len(phrase), phrase),
    )
    spaced = [phrase for phrase in phrases if not _runs_on(phrase)]
    joined = [phrase for phrase in phrases if _runs_on(phrase)]
    return Triggers(
        firsts=frozenset(_WORD.findall(phrase.casefold())[0] for phrase in spaced),
        spaced=re.compile(rf"(?<!\w)(?:{'|'.join(map(_spaced, spaced))})(?!\w)", re.IGNORECASE),
        joined=re.compile("|".join(map(re.escape, joined))) if joined else None,
    )


def _spaced(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"\s{1,3}")


def _runs_on(phrase: str) -> bool:
    """Tell whether a phrase is of a script without spaces: a name follows at once."""
    return is_spaceless(script(phrase[0]))


THANKS: Final = _triggers(
    """thanks|thank you|thx|many thanks|cheers|kudos to|gracias|muchas gracias|gràcies
    moltes gràcies|merci|merci beaucoup|obrigado|obrigada|grazie|danke|vielen dank|bedankt
    dank je|dank u|tack|takk|tak|kiitos|aitäh|paldies|ačiū|dzięki|dziękuję|děkuji|díky|ďakujem
    köszönöm|mulțumesc|hvala|teşekkürler|teşekkür ederim|terima kasih|makasih|matur nuwun
    salamat|cảm ơn|asante|asante sana|спасибо|дякую|благодаря|хвала|рахмет|ευχαριστώ
    շնորհակալություն|გმადლობთ|شكرا|شكراً|متشکرم|ممنون|شکریہ|תודה|धन्यवाद|शुक्रिया|ধন্যবাদ|நன்றி
    እናመሰግናለን|አመሰግናለሁ|谢谢|感谢|謝謝|感謝|ありがとう|감사합니다"""
)
"""Thanks: a name comes after them, before them, or at the end of the sentence."""

GREETINGS: Final = _triggers(
    """hi|hello|hey|dear|hola|querido|querida|estimado|estimada|benvolgut|benvolguda|bonjour|salut
    cher|chère|olá|caro|cara|ciao|hallo|lieber|liebe|beste|hej|hei|moi|cześć|ahoj|szia|salutare
    zdravo|merhaba|sayın|halo|kepada|kumusta|chào|habari|привет|дорогой|дорогая|уважаемый
    уважаемая|привіт|шановний|шановна|здравейте|γεια σου|αγαπητέ|αγαπητή|բարև|გამარჯობა|مرحبا
    عزيزي|عزيزتي|سلام|שלום|नमस्ते|प्रिय|নমস্কার|প্রিয়|ሰላም|你好|親愛的|亲爱的"""
)

TITLES: Final = _triggers(
    """mr|mrs|ms|mx|dr|prof|sr|sra|dra|don|doña|sr.|sra.|monsieur|madame|mme|m.|senhor|senhora
    signor|signora|herr|frau|dhr|mevr|pan|pani|pak|bapak|ibu|bu|mas|mbak|encik|puan|kuya|ate
    bwana|bibi|господин|госпожа|г-н|г-жа|пан|пані|κύριος|κυρία|السيد|السيدة|الأستاذ|الأستاذة
    الدكتور|الدكتورة|آقای|خانم|דוקטור|ד״ר|श्री|श्रीमती|जी|জনাব|বেগম|አቶ|ወይዘሮ|ወ/ሮ"""
)

NAMES_ONESELF: Final = _triggers(
    """my name is|me llamo|mi nombre es|em dic|je m'appelle|je m’appelle|meu nome é|me chamo
    mi chiamo|ich heiße|mein name ist|mijn naam is|ik heet|jag heter|jeg heter|nimeni on
    nazywam się|jmenuji se|a nevem|mă numesc|zovem se|benim adım|nama saya|ang pangalan ko ay
    tên tôi là|jina langu ni|меня зовут|мене звати|казвам се|με λένε|իմ անունն է|მე მქვია|اسمي
    نام من|میرا نام|שמי|मेरा नाम|আমার নাম|என் பெயர்|ስሜ|我叫|我的名字是|私の名前は|제 이름은|ผมชื่อ
    ฉันชื่อ|ดิฉันชื่อ|ကျွန်တော့်နာမည်|ကျွန်မနာမည်|ខ្ញុំឈ្មោះ"""
)

REFERS: Final = _triggers(
    """agree with|agrees with|disagree with|i second|i echo|i support|replying to|reply to
    in response to|as said by|suggested by|estoy con|de acuerdo con lo que dice|como dijo
    como dice|d'acord amb la|d'acord amb en|d'accord avec|concordo com|sono d'accordo con
    ich stimme|setuju dengan|zgadzam się z|согласен с|согласна с|згоден з|згодна з|katılıyorum
    أتفق مع|موافق مع|با نظر|同意"""
)
"""Words before the name of somebody who spoke before."""

_POINTS: Final = (
    "point points comment comments question questions suggestion suggestions idea ideas answer"
    " answers proposal proposals concern concerns view views remark remarks post reply"
)
_VERBS: Final = (
    "said says wrote asked mentioned suggested replied explained proposed dijo dice comentó diu"
    " deia disse sagte schrieb powiedział powiedziała сказал сказала написал написала сказав"
)
SAYING: Final = words(f"{_POINTS} {_VERBS}")
"""Words without which `SAID` finds nothing."""

SAID: Final = re.compile(
    r"(?<!\w)(?<!\bthe )(?P<name>[^\W\d_][\w-]{1,39})"
    rf"(?:['’]s\s(?:{'|'.join(_POINTS.split())})|\s(?:{'|'.join(_VERBS.split())}))(?!\w)"
)
HONORED: Final = re.compile(
    r"(?P<name>[\u3400-\u9fff]{1,4}|[\u30a1-\u30fc]{2,8})(?:さん|さま|様|氏|先生|女士|小姐)"
    r"|(?<!\w)(?P<korean>[가-힣]{2,4})\s?(?:씨|님)(?!\w)"
)
"""Names before a title that shows respect."""

NO_NAMES: Final = words(
    """ok i we you he she it they all everyone everybody anyone someone somebody people many some
    most
    others other one who this that these those there here the a an my your our his her its their
    both and or but if so as for to in on at by of from with what when where why how which not
    no yes please very too also just once again is are was were have has do does did can could
    would should will lord god sir madam ma am team folks friends guys community members
    colleagues wikimedia wikipedia wikimedians foundation wmf commons meta board staff board's
    world participants volunteers police government mom dad mum mr mrs ms dr prof everyone's
    english todos todas tots totes todo toda usted ustedes vosotros por de del el la los las lo
    al en que y per pel pels als un una si sí su sus mi tu tus nuestro nuestra barcelona
    ajuntament ayuntamiento à tous toutes vous pour les le des et ce c'est mais merci messieurs
    mesdames você vocês pelo pela tutti tutte voi für ihr ihnen alle allen und die der das sie
    kolleginnen kollegen freunde leute wszystkim bardzo państwo всем вам вас за это тебе и вы
    коллеги друзья всім усім لكم لك جزيلا جزيلاً للجميع على الجميع لكل كثيرا از شما همه برای
    بسیار לכם לך לכולם רבה על सभी आप आपका सबको दोस्तों साथियों সবাই আপনাকে সকলকে ሁላችሁም ሁሉም 大家 您
    你 你们 你們 各位 他们 我们 皆 お客 神 奥 お母 お父 おじ おば 母 父 兄 姉 皆様 老 學 学 多謝
    诸位 您的 여러분 선생 고객 부모 님 손 하느 semua kalian anda bapak ibu kepada untuk atas
    lahat hepinize herkese tüm alla kaikille jer dere allemaal iedereen jullie"""
)
"""Words that stand beside thanks and greetings without being names; in small letters."""

USER_SPACES: Final = words(
    """user usuario usuaria utilisateur utilisatrice utilizador utilizadora usuário usuária
    benutzer benutzerin участник участница користувач користувачка مستخدم مستخدمة کاربر सदस्य
    ব্যবহারকারী 利用者 用户 使用者 用戶 ผู้ใช้ pengguna kullanıcı gebruiker användare wikipedysta
    wikipedystka käyttäjä utente משתמש משתמשת 사용자 ተጠቃሚ အသုံးပြုသူ អ្នកប្រើប្រាស់ thành_viên
    usuari mtumiaji"""
)
"""What pages about people begin with, in languages of many wikis; in small letters."""
