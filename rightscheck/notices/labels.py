"""The words that credits are labelled and joined with, by the letter of `shapes`."""

from __future__ import annotations

_TABLE: dict[str, str] = {
    "I": """
        photo photos photograph photographs photography photographer foto fotos fotó
        fotografie fotograf fot bild bilder bildquelle bildrechte bildnachweis
        symbolbild symbolfoto titelbild archivbild archivfoto picture pictures pic
        image images illustration grafik graphic crédits φωτογραφία φωτο φωτό фото
        фотограф 写真 사진 صورة kép kuva billede bilde zdjęcie snímek vídeo video file
        collage screenshot headerimage
    """,
    "S": """
        source quelle quellen fuente fonte źródło zdroj källa kilde lähde bron forrás
        источник kaynak πηγή 来源 來源 出典 credit credits crédit creditcredit courtesy
        cortesía agentur rechte distributed provided copyright text texte
    """,
    "B": """
        by von par por from af av door da di autor autorzy author από pewarta writes 文
    """,
    "R": """
        writer writers reporter reporters correspondent correspondents editor editors
        staff redaktion korrespondent news-service newswires newswire contributor
        journalists columnist pool archiv bildfunk service
    """,
    "l": """
        the of de la le el los las del der die das den dem des du do dos van al bin l'
        d' agencia agência agence agenzia agentur-
    """,
    "m": """
        mit with con avec med met
    """,
    "a": """
        and und et y e og och i & en a kai και и
    """,
    "v": """
        via
    """,
}

LABELS: dict[str, str] = {
    word: letter for letter, words in _TABLE.items() for word in words.split()
}
"""The letter of each of these words, in small letters."""
