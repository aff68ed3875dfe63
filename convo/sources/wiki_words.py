"""The words a wiki puts around what people write, in the languages of its readers.

Each is what MediaWiki's interface shows, in small letters; the words of a table stand in no order.
"""

from typing import Final

MARKS: Final = "\u200e\u200f\u061c"
"""Invisible marks of direction, which wikis put around times and names."""


def _words(text: str) -> frozenset[str]:
    """Return the words of a table, which are parted by "/" and may have spaces."""
    return frozenset(" ".join(word.split()) for word in text.split("/"))


EDIT: Final = _words(
    "edit/edit source/modifier/modifier le code/modifier le wikicode/edytuj/edytuj kod"
    "/edytuj kod źródłowy/bewerken/brontekst bewerken/bearbeiten/quelltext bearbeiten"
    "/editar/editar código/editar fonte/editar código-fonte/modifica/modifica sorgente"
    "/modifica wikitesto/redigera/redigera wikitext/править/править код/ред./редагувати"
    "/редагувати код/عدل/عدل المصدر/تعديل/تعديل المصدر/عدّل/ویرایش/ویرایش مبدأ/دەستکاری"
    "/עריכה/עריכת קוד מקור/संपादित करें/स्रोत सम्पादित करें/সম্পাদনা/উৎস সম্পাদনা/แก้ไข"
    "/แก้ไขต้นฉบับ/ပြင်ဆင်ရန်/ပြင်/កែប្រែ/កែ/編集/ソースを編集/编辑/編輯/编辑源代码/編輯原始碼"
    "/편집/원본 편집/düzenle/kaynağı değiştir/sunting/sunting sumber/sửa/sửa mã nguồn/sửa đổi"
    "/hariri/hariri chanzo/አርም/አስተካክል/editovat/editovat zdroj/muokkaa/muokkaa wikitekstiä"
    "/szerkesztés/forrásszöveg szerkesztése/επεξεργασία/επεξεργασία κώδικα/modifică"
    "/modificare sursă/modifica el codi/rediger/rediger kildetekst/rediger wikikode/uredi"
    "/subscribe/unsubscribe"
)
"""In brackets behind a heading, alone or with "|" between."""

REPLY: Final = _words(
    "reply/répondre/odpowiedz/reageren/reageer/antworten/beantworten/responder/rispondi/svara"
    "/ответить/відповісти/رد/ردّ/پاسخ/وەڵامدانەوە/תגובה/הגיבו/उत्तर दें/जवाब दें/উত্তর দিন/জবাব দিন"
    "/ตอบกลับ/ပြန်စာ/ဖြေကြား/ឆ្លើយតប/返信/回复/回覆/回應/답변/답글/yanıtla/cevapla/balas/trả lời/jibu"
    "/መልስ/መልስ ስጥ/odpovědět/vastaa/válasz/απάντηση/răspunde/respon/svar/besvar/odgovori/отговор"
)
"""Behind a comment: the word, the word in brackets, or both."""

TALK: Final = _words(
    "talk/discussion/discuter/discu/diskussion/disk./overleg/discusión/discussão/discussione"
    "/dyskusja/dysk./обсуждение/обс./обговорення/обг./نقاش/ناقش/بحث/گفتگو/وتووێژ/שיחה/वार्ता/चर्चा"
    "/আলাপ/আলোচনা/พูดคุย/คุย/ဆွေးနွေး/ဆွေးနွေးချက်/ការពិភាក្សា/ពិភាក្សា/ノート/会話/討論/讨论/對話/对话"
    "/留言/토론/tartışma/mesaj/pembicaraan/bicara/thảo luận/majadiliano/ውይይት/diskuse/keskustelu"
    "/vita/συζήτηση/discuție/discussió/diskusjon/diskusija/pogovor/разговор/comment/comments"
    "/commentaire/kommentar/comentario/komentarz"
)
"""What links to a user's talk page; also, most of them, the namespace in a page's title."""

BESIDE_TALK: Final = _words(
    "t/d/c/u/p/s/a/contribs/contrib/contributions/contribuciones/contribuições/contributi/beiträge"
    "/bijdragen/wkład/bidrag/вклад/внесок/مساهمات/مشارکت‌ها/योगदान/অবদান/投稿記録/贡献/貢獻/기여"
    "/katkılar/kontribusi/đóng góp/መዋጮ/email/e-mail/log"
)
"""What links to other pages about a user. A single letter counts in brackets or behind "|" only."""

CONTENTS: Final = _words(
    "contents/sommaire/spis treści/inhalt/inhaltsverzeichnis/inhoud/contenido/contenidos/índice"
    "/indice/conteúdo/innehåll/содержание/оглавление/зміст/المحتويات/محتويات/فهرست/محتویات"
    "/ناوەڕۆک/תוכן עניינים/विषय सूची/अनुक्रम/সূচিপত্র/পরিচ্ছেদসমূহ/สารบัญ/เนื้อหา/မာတိကာ/မာတိကာများ"
    "/មាតិកា/目次/目录/目錄/목차/içindekiler/daftar isi/mục lục/nội dung/yaliyomo/ማውጫ/obsah"
    "/sisällys/tartalom/περιεχόμενα/cuprins/contingut/taula de continguts/indhold/innhold/sadržaj"
)
"""The line above a table of contents."""

FROM: Final = _words(
    "from/de/une page de/un article de/z/uit/aus/da/origem:/från/fra/материал из/матеріал з/من/از"
    "/لە/מתוך/จาก/出典:/出自/来自/來自/dari/kutoka/ከ/a wikipédiából/από/din/vikipedi, özgür"
    "/维基百科，自由的百科全书/維基百科，自由的百科全書/위키백과, 우리/উইকিপিডিয়া, মুক্ত"
)
"""How the line under a page's title begins, which names the wiki."""

WIKI: Final = _words(
    "wiki/wikt/meta/viki/вики/вікі/βικι/ويكي/ویکی/ויקי/विकि/উইকি/วิกิ/ဝီကီ/វិគី/ウィキ/维基/維基/위키/ውክ"
)
"""What the name of a wiki holds."""

JUMP: Final = _words(
    "jump to navigation/jump to search/jump to content/aller à la navigation/aller à la recherche"
    "/przejdź do nawigacji/przejdź do wyszukiwania/naar navigatie springen/naar zoeken springen"
    "/zur navigation springen/zur suche springen/ir a la navegación/ir a la búsqueda"
    "/saltar para a navegação/saltar para a pesquisa/vai alla navigazione/vai alla ricerca"
    "/hoppa till navigering/hoppa till sök/перейти к навигации/перейти к поиску"
    "/перейти до навігації/перейти до пошуку/اذهب إلى التنقل/اذهب إلى البحث/پرش به ناوبری"
    "/پرش به جستجو/קפיצה לניווט/קפיצה לחיפוש/नेविगेशन पर जाएँ/खोज पर जाएँ/পরিভ্রমণে চলুন"
    "/অনুসন্ধানে চলুন/ไปยังการนำทาง/ไปยังการค้นหา/ナビゲーションに移動/検索に移動/跳转到导航"
    "/跳到导航/跳至導覽/跳转到搜索/跳到搜索/跳至搜尋/둘러보기로 이동/검색으로 이동"
)
"""Links for readers who cannot see, above a page."""
