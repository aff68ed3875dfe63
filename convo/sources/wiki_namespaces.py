"""Which pages of a wiki are about a user, in the languages of its readers."""

import html
from dataclasses import dataclass, field
from typing import Final

from convo.sources.wiki_words import MARKS

_NO_MARKS: Final = dict.fromkeys(map(ord, MARKS))


def _names(text: str) -> frozenset[str]:
    """Return the names of a table, which are parted by "/", in small letters."""
    return frozenset(" ".join(name.split()).casefold() for name in text.split("/"))


_USER: Final = _names(
    "user/utilisateur/utilisatrice/benutzer/benutzerin/usuario/usuaria/usuário/usuária/usuário(a)"
    "/utilizador/utilizadora/utente/gebruiker/wikipedysta/wikipedystka/użytkownik/użytkowniczka"
    "/användare/bruker/bruger/notandi/käyttäjä/uživatel/uživatelka/wikipedista/wikipedistka"
    "/wikipédista/redaktor/redaktorka/szerkesztő/utilizator/kullanıcı/участник/участница/користувач"
    "/користувачка/корисник/потребител/удзельнік/χρήστης/usuari/usuària/lankide/kasutaja/naudotojas"
    "/suradnik/uporabnik/uzanto/vikipediisto/pengguna/thành viên/mtumiaji"
    "/مستخدم/مستخدمة/کاربر/بەکارھێنەر/صارف/משתמש/משתמשת/सदस्य/प्रयोगकर्ता/ব্যবহারকারী/பயனர்"
    "/వాడుకరి/ഉപയോക്താവ്/ผู้ใช้/ຜູ້ໃຊ້/အသုံးပြုသူ/អ្នកប្រើប្រាស់/አባል/利用者/用户/用戶/使用者/사용자"
)
_TALK: Final = _names(
    "user talk/discussion utilisateur/discussion utilisatrice/benutzer diskussion"
    "/benutzerin diskussion/usuario discusión/usuaria discusión/usuário discussão"
    "/usuária discussão/usuário(a) discussão/utilizador discussão/utilizadora discussão"
    "/discussão utilizador/discussioni utente/overleg gebruiker/dyskusja wikipedysty"
    "/dyskusja wikipedystki/dyskusja użytkownika/dyskusja użytkowniczki/användardiskussion"
    "/brukerdiskusjon/brugerdiskussion/notandaspjall/keskustelu käyttäjästä/diskuse s uživatelem"
    "/diskuse s uživatelkou/diskuse s wikipedistou/diskuse s wikipedistkou"
    "/diskusia s redaktorom/diskusia s redaktorkou/szerkesztővita/discuție utilizator"
    "/kullanıcı mesaj/обсуждение участника/обсуждение участницы/обговорення користувача"
    "/обговорення користувачки/разговор са корисником/потребител беседа/гутаркі ўдзельніка"
    "/συζήτηση χρήστη/usuari discussió/usuària discussió/lankide eztabaida/kasutaja arutelu"
    "/naudotojo aptarimas/razgovor sa suradnikom/uporabniški pogovor/uzanto-diskuto"
    "/pembicaraan pengguna/thảo luận thành viên/majadiliano ya mtumiaji"
    "/نقاش المستخدم/نقاش المستخدمة/بحث کاربر/لێدوانی بەکارھێنەر/تبادلۂ خیال صارف/שיחת משתמש"
    "/שיחת משתמשת/सदस्य वार्ता/प्रयोगकर्ता वार्ता/ব্যবহারকারী আলাপ/பயனர் பேச்சு/వాడుకరి చర్చ"
    "/ഉപയോക്താവിന്റെ സംവാദം/คุยกับผู้ใช้/ສົນທະນາຂອງຜູ້ໃຊ້/အသုံးပြုသူ ဆွေးနွေးချက်"
    "/ការពិភាក្សារបស់អ្នកប្រើប្រាស់/አባል ውይይት/利用者‐会話/利用者-会話/利用者・トーク"
    "/用户讨论/用户对话/用戶討論/用戶對話/使用者討論/사용자토론"
)
_SPECIAL: Final = _names(
    "special/spécial/spezial/especial/speciale/speciaal/specjalna/spesial/speciel/toiminnot"
    "/speciální/špeciálne/speciális/özel/служебная/спеціальна/посебно/специални/ειδικό/istimewa"
    "/đặc biệt/maalum/خاص/ویژه/تایبەت/מיוחד/विशेष/বিশেষ/พิเศษ/အထူး/ពិសេស/ልዩ/特別/特殊/특수"
)
_CONTRIBUTIONS: Final = _names(
    "contributions/contribs/beiträge/contribuciones/contribuições/contributi/bijdragen/wkład/bidrag"
    "/muokkaukset/příspěvky/szerkesztései/contribuții/contribucions/katkılar/вклад/внесок/приноси"
    "/доприноси/συνεισφορές/kontribusi pengguna/kontribusi/đóng góp/michango/مساهمات/مشارکت‌ها"
    "/مشارکتها/بەشدارییەکان/תרומות/योगदान/অবদান/เรื่องที่เขียน/投稿記録/用户贡献/用戶貢獻"
    "/使用者貢獻/기여"
)
_UNSEEN: Final = _names(
    "file/image/category/fichier/catégorie/datei/bild/kategorie/archivo/imagen/categoría/ficheiro"
    "/arquivo/imagem/categoria/immagine/bestand/afbeelding/categorie/plik/grafika/kategoria/fil"
    "/kategori/tiedosto/luokka/soubor/kategorie/fájl/kategória/dosya/файл/изображение/категория"
    "/зображення/категорія/αρχείο/κατηγορία/berkas/tập tin/thể loại/picha/jamii/ملف/صورة/تصنيف"
    "/پرونده/رده/קובץ/תמונה/קטגוריה/चित्र/श्रेणी/চিত্র/বিষয়শ্রেণী/ไฟล์/ภาพ/หมวดหมู่/ဖိုင်"
    "/ကဏ္ဍ/ឯកសារ/ចំណាត់ថ្នាក់ក្រុម/ስዕል/መደብ/ファイル/画像/カテゴリ/文件/檔案/图像/圖像/分类/分類/파일/분류"
)
_MOST_PREFIXES: Final = 2  # of other wikis: "w:de:"
_LONGEST_TITLE: Final = 300  # characters; a title has 255 bytes at most


@dataclass(frozen=True, slots=True, kw_only=True)
class UserPage:
    """A page that is about one user, and no page below it."""

    name: str = field(repr=False)
    """Of the account: blanks for underscores, its first letter a capital one."""

    is_own: bool
    """Whether it is the user's own page, not the talk page or the contributions."""


def user_page(target: str) -> UserPage | None:
    """Return whose page a link leads to; None for another page, and for one below a user's.

    Args:
        target: What stands in a link before the "|"; prefixes of other wikis are passed over.
    """
    for namespace, title in _readings(target):
        if namespace in _SPECIAL:
            page, _, name = title.partition("/")
            if page.strip().casefold() in _CONTRIBUTIONS:
                return _page(name, is_own=False)
        if namespace in _USER or namespace in _TALK:
            return _page(title, is_own=namespace in _USER)
    return None


def is_unseen(target: str) -> bool:
    """Tell whether a link shows a picture, or puts the page into a category."""
    namespace, colon, _ = target[:_LONGEST_TITLE].partition(":")
    return bool(colon) and _plain(namespace).casefold() in _UNSEEN


def _readings(target: str) -> list[tuple[str, str]]:
    """Return a target as namespace and title, with none or some prefixes passed over."""
    if len(target) > _LONGEST_TITLE:
        return []
    readings = []
    rest = _plain(html.unescape(target)).removeprefix(":")
    for _ in range(_MOST_PREFIXES + 1):
        namespace, colon, rest = rest.partition(":")
        if colon:
            readings.append((namespace.strip().casefold(), rest))
    return readings


def _page(title: str, *, is_own: bool) -> UserPage | None:
    name = title.partition("#")[0].strip()
    if not name or "/" in name:
        return None
    first = name[0].upper()
    return UserPage(name=first + name[1:] if len(first) == 1 else name, is_own=is_own)


def _plain(text: str) -> str:
    """Return a title as a wiki reads it: without marks of direction, blanks for underscores."""
    return " ".join(text.translate(_NO_MARKS).replace("_", " ").split())
