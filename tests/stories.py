"""Invented dispatches that tests share; no agency ever sent them."""

from __future__ import annotations

HARBOUR = """\
Fishermen in the northern port of Kalvik ended a nine-day blockade on Tuesday after the regional \
government promised to delay a new levy on diesel until the autumn. The boats, some of them older \
than the men who sail them, left the harbour mouth one by one shortly after sunrise, sounding \
their horns as families watched from the quay. Union leader Marit Solberg told reporters that the \
crews had won time but not the argument. "We were promised talks, and we will hold them to every \
word of it," she said. The levy, part of a plan to cut emissions by a third within ten years, \
would have added about four hundred crowns to the cost of a day at sea. Economists at the \
University of Osterby estimate that one in seven small vessels could not have paid it for longer \
than a single season. The transport minister called the delay a sensible pause and denied that \
the cabinet had given way under pressure. Talks are due to begin in Kalvik on the first Monday of \
next month, with fuel prices, quotas and the age of the fleet on the agenda."""

OBSERVATORY = """\
A telescope built on a mountain ridge above Santa Rell has recorded the faintest dwarf galaxy yet \
seen in visible light, its operators announced on Thursday. The object, little more than nine \
thousand stars held together by dark matter, lies some two hundred thousand light years away and \
gives off less light than a single bright giant. Astronomers found it by adding up four hundred \
exposures taken on moonless nights over three winters. Project scientist Ines Carvalho said the \
discovery suggested that dozens of similar systems were hiding in plain view. The survey will \
continue until the mirror is recoated next spring, and its images will be free for anyone to use."""

GERMAN = """\
Die Fährverbindung zwischen Norderhaven und der Insel Lütt bleibt wegen eines Maschinenschadens \
bis mindestens Freitag unterbrochen. Nach Angaben der Reederei soll ein Ersatzteil aus Göteborg \
am Donnerstag eintreffen; bis dahin verkehrt nur ein Ausflugsschiff ohne Platz für Fahrzeuge. \
Auf der Insel wurden am Wochenende die Benzinvorräte knapp, weil der Tankwagen nicht übersetzen \
konnte. Bürgermeisterin Wiebke Harms forderte einen zweiten Liegeplatz auf dem Festland."""

JAPANESE = (
    "北浜市の漁港で九日間続いた漁船による封鎖が火曜日に解除された。県が軽油への新しい課徴金の導入を"
    "秋まで延期すると約束したためで、漁船は日の出の直後に一隻ずつ港を離れ、岸壁では家族が見守った。"
)
