"""The words that credits are labelled and joined with, by the letter of `shapes`."""

from __future__ import annotations

import re

from rightscheck.notices.phrases import linear

_TABLE: dict[str, str] = {
    "I": """
        photo photos photograph photographs photography photographer foto fotos fotó
        fotografie fotograf fotografia fotografía fotografija fot bild bilder bildquelle
        bildrechte bildnachweis symbolbild symbolfoto titelbild archivbild archivfoto
        picture pictures pic image images imagen imagem illustration grafik graphic graphics
        infografik infographic infographie infografía crédits beeld kuva kuvat kép billede
        bilde zdjęcie snímek снимка снимки снимок світлина mynd ljósmynd pilt nuotr
        nuotrauka attēls fotoğraf fotoğraflar görsel vídeo video videos vidéo видео відео
        file collage map karte grafiken chart charts cartoon karikatur լուսանկար լուսանկարը
        ფოტო argazkia picha படம் புகைப்படம் screenshot headerimage ảnh gambar φωτογραφία φωτ φωτο
        φωτό φωτογραφίες фото фотограф фота תמונה התמונה תמונות צילום הצילום
        צילומים וידאו слика фотографија
        фотографије илустрација сурет зураг здымак تصوير صورة الصورة صور الصور فيديو عکس تصویر
        تصاویر فوٹو ویڈیو फोटो फ़ोटो तस्वीर छायाचित्र तस्बिर ছবি ফটো ভিডিও ఫోటో ఫొటో ఫొటోలు ફોટો
        ಫೋಟೋ ഫോട്ടോ ਫੋਟੋ ചിത്രം ಚಿತ್ರ చిత్రం તસવીર ਤਸਵੀਰ ଫଟୋ وێنە وینه انځور ඡායාරූපය ဓာတ်ပုံ
        រូបភាព រូបថត រូប archivbilder pressebild bildmaterial bildquellen bildcredit bildhinweis
        bildautor bildautorin bildverweis bildurheber bildnachweise fotocredit fotoquelle
        fotonachweis fotohinweis
        fotografin videoquelle bildkälla bildtext fotografer fotograaf fotografas fotografo
        fotógrafo fotógrafa photographe photographes fotografías imágenes immagine immagini imagens
        foto's
        illustrasjon illusztráció ilustração ilustración ilustracja ilustracija ilustrace ilustrácia
        ilustrativa ilustrativo ilustracyjne poglądowe illustrativa principal principale portada
        visuel visuels grafika ilustrativ ilustrativă fotoğrafı fotoğrafları fotografija fotografije
        copertina forrása photographique d'illustration d'archive d'archives d'archivio d'arxiu
        montage fotomontage bildmontage illustratiebeeld img ilustrační ilustračné ilustrasi
        ilustrasyon repertorio zdjęcia obrázek obrázok imagini imagine fotografii görseller
        kuvaaja kuvaajat slika fotka
        naslovna pix thumbnail screengrab archieffoto's archiefbeeld persbeeld
        ຮູບ ຮູບພາບ ພາບ ພາບປະກອບ ፎቶ ภาพ ภาพถ่าย ภาพจาก ภาพประกอบ ลิขสิทธิ์ภาพ ที่มาภาพ เครดิตภาพ
        ขอบคุณภาพ ขอบคุณภาพจาก 配图 配圖 题图 題圖 插图 插圖 视频 視頻 影片 動画 写真 画像 撮影 图 圖
        图片 圖片 照片 写真提供 图源 圖源 图片来源 圖片來源 摄影 攝影 摄 攝 供图 資料照 資料照片
        资料图 资料图片 资料照片 檔案照 檔案照片 사진 이미지 영상 사진출처 제공
    """,
    "K": """
        image_source picture_source image_copyright picture_copyright
        автор_фото صدر_الصورة مصدر_الصورة منبع_تصویر
        تصویر_کا_ذریعہ د_عکس_سرچینه इमेज_स्रोत फोटो_स्रोत तस्बिर_स्रोत ছবির_উৎস ইমেজ_উৎস
        பட_மூலாதாரம் ఫొటో_సోర్స్ ઇમેજ_સ્રોત ਤਸਵੀਰ_ਸਰੋਤ ඡායාරූප_මූලාශ්රය ဓာတ်ပုံ_ရင်းမြစ်
        ที่มาของภาพ የፎቶው_ባለመብት 图像来源 圖像來源 图片版权 圖片版權
        画像提供 사진_출처 fuente_de_la_imagen nguồn_hình_ảnh
        sumber_gambar crédit_photo crédito_da_foto chanzo_cha_picha asalin_hoton
        xigashada_sawirka сурат_манбаси сүрөттүн_булагы şəkil_mənbəyi izvor_slike
        извор_слике oríṣun_àwòrán madda_suuraa görsel_kaynağı
    """,
    "S": """
        source sources quelle quellen fuente fuentes fonte źródło źródła zdroj zdroje källa
        källor kilde kilder lähde lähteet bron bronnen forrás források allikas avots
        šaltinis sursa sursă izvor vir джерело источник източник извор kaynak sumber nguồn
        источники джерела източници
        πηγή πηγη πηγές πηγες المصدر المصادر مصدر مصادر منبع منابع ماخذ بشکریہ
        מקור מקורות באדיבות קרדיט سەرچاوە
        स्रोत सूत्र साभार सौजन्य इनपुट सोर्स क्रेडिट সূত্র তথ্যসূত্র উৎস সৌজন্যে ذرائع மூலம் మూలం സ്രോതസ്സ് കടപ്പാട് ಮೂಲ
        ಕೃಪೆ સ્રોત ਸਰੋਤ நன்றி ఆధారం ရင်းမြစ် ប្រភព ແຫຼ່ງຂ່າວ ምንጭ извори крыніца эх_сурвалж haber
        mənbə дереккөз
        burimi heimild nyomán alapján iturria chanzo vyanzo sumber_berita
        աղբյուր աղբյուրը წყარო ที่มา แหล่งที่มา
        แหล่งข่าว เครดิต ข้อมูลจาก ขอบคุณข้อมูลจาก
        稿源 来源 來源 出处 出處 出典 資料來源 资料来源 출처 자료 자료사진
        credit credits crédit crédito créditos creditcredit courtesy cortesía cortesia
        uprzejmości agentur agenturmeldung agenturmaterial agency agencies agencia agencias
        agências agence agences agenzia agenzie agentura agentúra agenturen agentschap
        agentschappen provider rechte distributed provided copyright text texte texto текст
        testo byline 提供 配信 配信元 本文来源 本文來源 文章来源 文章來源 新闻来源 新聞來源
        稿件来源 信息来源 消息来源 转载自 轉載自 转自 轉自 摘自 翻攝自 翻拍自 擷取自 翻摄自
        本文转载自 本文轉載自 本文转自
        本文轉自 本文来自 本文來自 文章转载自 記事提供 記事配信 기사제공 기사출처
        뉴스제공 input inputs urheber rechteinhaber
        quellenangabe fontes fonti sorgente surse izvori viri kaynaklar nguồn_tin font pinagmulan
        kredit agensi agencja byrå nyhetsbyrå persbureau droits derechos diritti attribution
        lieferant anbieter
    """,
    "B": """
        by oleh von par por from af av door da di autor autorzy auteur autore author автор από
        autoren autorinnen autorin auteurs autores аутор аутори
        piše pišu napisao napisala napisali pripremio pripremila priredio priredila tekst
        parengė teksti tekstas szerző írta författare skribent kirjoittaja penulis przygotował
        przygotowała opracował opracowała oprac opr připravil připravila zpracoval zpracovala
        pripravil pripravila spracoval spracovala scrie autorius tekstur
        muhabir muhabiri haberi
        pewarta writes written published 文 譯者 译者 編譯 编译 作者 责编 責編 责任编辑
        أعد_التقرير إعداد
        責任編輯 编辑 編輯 校对 校對 审核
    """,
    "R": """
        writer writers reporter reporters correspondent correspondents editor editors
        staff files redaktion redakcia redakce
        rédaction redacción redazione redação redactie redakcja redaktionen
        redaksjonen toimitus korrespondent news-service newswires newswire contributor
        journalists columnist pool newsroom archiv archive arkiv archief arhiva archivo archivos
        archives arquivo archivio أرشيف أرشيفية архив архива αρχείο αρχείου
        bildfunk service dopisnica dopisnik dopisniki кар корр корреспондент
        记者 記者 特派员 特派員 特稿 专特稿 微特稿 专电 기자 특파원
    """,
    "l": """
        the of de la le el las los les del der die das den dem des du do dos van al bin l'
        d' agencia agência agentur- unser unserer unserem unseren nachrichtenagentur
        nachrichtenagenturen
    """,
    "m": """
        mit con avec med met com theo με 据 據 综合 綜合 本报综合 本報綜合 بحسب حسب وفق وفقا
    """,
    "i": """
        کے کی کا کو نے سے میں
    """,
    "t": """
        with
    """,
    "a": """
        and und et y e og och i & en a kai και и oraz ve dan và és та و ו
    """,
    "v": """
        via
    """,
    "f": """
        for für pour para
    """,
    "|": """
        hide_caption toggle_caption enlarge_this_image fold_sammen læs_mere volledig_scherm
        bild_vergrößern
    """,
    "-": """
        ó ñ &#8211; &#8212; &ndash; &mdash; ـ
    """,
    "w": """
        poll polls survey umfrage sondage encuesta award awards institute foundation plaza
        chef chefin zentrale sprecher sprecherin geschäftsführer chefredakteur hauptsitz logo
        building headquarters stylebook calendar platz gebäude edificio immeuble
    """,
    "X": """
        exclusive exclusif analysis explains interview investigation newsalert
    """,
}

LABELS: dict[str, str] = {
    word.replace("_", " "): letter for letter, words in _TABLE.items() for word in words.split()
}
"""The letter of each of these words, in small letters; `_` stands for a space.

A lone `ó` or `ñ` is a dash whose code page was mistaken; no poll and no prize has a
photographer's name.
"""

HEADS: tuple[str, ...] = ("foto", "fotos", "bild", "billede", "bilde", "kuva", "kuvat", "kép")
"""What a compound ends with that is a label as its head is: Pressefoto, Arkivbild, Borítókép."""

UNSPACED: tuple[str, ...] = tuple(
    sorted((word for word in LABELS if "\u2e80" <= word[0] <= "\ud7ff"), key=len, reverse=True)
)
"""Those of scripts without spaces, where the next word follows at once; the longest first."""

SOURCES: tuple[str, ...] = tuple(word for word in UNSPACED if LABELS[word] == "S" and len(word) > 1)
"""Those of them that tell a source, right behind a word where a colon follows."""

_SEVERAL: dict[str, list[str]] = {}
for _word in sorted(LABELS, key=len, reverse=True):
    if re.search("[ €;]", _word):
        _SEVERAL.setdefault(re.escape(_word[0] + _word[0].upper()), []).extend(
            re.escape(rest) + r"(?!\w)" * rest[-1].isalpha()
            for rest in dict.fromkeys((_word[1:], _word[1:].upper(), _word.title()[1:]))
        )

JOINED = "|".join(f"[{first}](?:{'|'.join(rest)})" for first, rest in _SEVERAL.items())
"""A pattern of those of more than one word or sign: in small letters, with one capital or more."""

JOINED_BEGIN = "".join(_SEVERAL)
"""What they begin with, as the inside of a set."""

ADDRESSED = linear(
    r"(?i)\b(?:(?:visitors|welcome|users|access) (?:to|of) |official (?:web ?)?site of "
    r"|il sito (?:internet|web|ufficiale) d|sitio (?:web )?oficial d|site officiel d"
    r"|offizielle (?:web)?seite d|официальный сайт )|(?:outside|external) (?:web|internet )?sites?"
    r"|非本[网網]站|外部サイト"
)
"""Words with which a site speaks of itself, or of sites that are not it."""
