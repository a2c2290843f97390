"""What one sentence says by the grammar of its language: forbids, permits, reserves, asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rightscheck.model import Action, Asset, Claim, Duty, Effect, NoticeKind
from rightscheck.notices.phrases import holds, occurrences, places
from rightscheck.rulebook.rules import Sentence, Verbs
from rightscheck.text import lazily

_TURN = lazily.pattern(
    r"(?i);|(?<!\w)(?:but|however|aber|jedoch|mais|pero|però|mas|porém|maar|men|ale|lecz|но|однако"
    r"|але|проте|ancak|fakat|tetapi|namun|لكن|ولكن|όμως|αλλά|mutta)(?!\w)|但"
)
"""Where a sentence turns from what it forbids to what it permits, or back."""

_TELLING = lazily.pattern(
    r"(?i)(?<!\w)(?:he|she|(?<!if )(?<!ded )(?<!as )(?<!that )(?<!when )they|we were|was|were"
    r"|had been|said|says|say|told|asked|court|judge|explained|explains|argued|argues|wrote|writes"
    r"|warned|warns|lawsuit|sued|reported|alleg\w+|accus\w+|convict\w+|regulator\w*|researcher\w*"
    r"|clause|(?<!our )lawyers?|bill would|law would|new law|under the law|you grant|you own"
    r"|do not own|don't own|apologi[sz]ed"
    r"|(?<!(?:in|on|to) )your (?:stor(?:y|ies)|photos?|pictures?|videos?|comments?|articles?)"
    r"|räumen sie|wurde|wurden|sagte|sagt|erklärt|erklärte|urteilte|(?<!unser )anwalt"
    r"|(?<!unsere )anwältin|gericht|klage|était|étaient|selon|tribunal|juge|dijo|según|fue|fueron"
    r"|era|foi|foram|précise|déclaré|explique|rappelle|ont pu|aurait|auraient|explica|recuerda"
    r"|juez|jueza|lembra|aseguró|afirmó|afirma|señaló|señala|indicó|explicó|declaró|afirmou"
    r"|explicou|declarou|affirme|assure"
    r"|disse|ricorda|spiega|giudice|rechter|rechtbank|zei|sade|säger|domstol\w*|retten|sąd|sądu"
    r"|richterin|richter|untersagte|powiedział\w*|zakazał\w*|soud|soudu|řekl\w*|uvedl\w*"
    r"|mahkeme\w*|dedi"
    r"|söyledi|kata|ujar|был|была|были|суд|сказал\w*|заявил\w*|напомнил\w*"
    r"|сообщил\w*|объяснил\w*|по словам|юрист\w*|в законе|сказав|сказала|заявив|пояснив"
    r"|юристка?|съдът|реши|рекао|рекла|δικαστήριο|έκρινε|δήλωσε|είπε|εξήγησε|δικηγόρος|و?قالت?"
    r"|و?ذكرت|و?أوضحت?|المحامي|المحامية|المحكمة|محكمة|القاضي|دادگاه|قاضی|گفت|اعلام کرد|افزود"
    r"|عدالت نے|نے کہا|בית המשפט|קבע|קבעה|אמר|אמרה|טען|טענה|השופטת?|अदालत|कोर्ट|ने कहा|ने बताया"
    r"|न्यायालय|আদালত|বলেন|জানান|თქმით)(?!\w)"
    r"|^\W*(?:el |o |l'|το |the |der )?(?:art[ií]c(?:ulo|le)|artigo|articolo|artikel|стать[яи]"
    r"|стаття|άρθρο|المادة|член|čl\.) (?:\d|الأولى|الثانية|الثالثة|الرابعة|الخامسة)|تنص"
    r"|(?<!\w)(?:la ley|a lei|la loi|la legge|das gesetz|закон) (?:permit|proíbe|prohíbe|interdit"
    r"|autorise|viet|consente|erlaubt|verbietet|gestattet|разрешает|запрещает)"
    r"|指出|认为|によると|法院|法官|被告|原告|裁判|警察|判决|判決|判处|判處|起诉|起訴|侵犯了"
    r"|专家表示|專家表示|と述べ|訴え|著作権法では|경찰|법원|검찰|혐의|판결|판사|소송|말했다|밝혔다"
)
"""Words of a story that tells of a ban, not of a page that makes one."""

_ASKING = lazily.pattern(
    r"(?is)^(?!(?:want|would you|do you want|möchten|sie möchten|wollen|vous souhaitez|vous voulez"
    r"|¿?quiere|¿?desea|quer|vuoi|wil|vill|vil|chcesz)).*[?؟]\s*$"
    r"|(?<!\w)(?:(?:does|do|did) not (?:forbid|prohibit|prevent|ban)|verbiete[nt] nicht"
    r"|n'interdi(?:t|sent) pas|no prohíben?|non viet(?:a|ano)|não proíbem?|не запреща[ею]т(?!ся)"
    r"|не заборон(?:яє|яють)(?!ся)|لا (?:ي|ت)(?:منع|حظر))(?!\w)"
)
"""Who asks whether one may, or says what does not forbid it, neither forbids nor permits.

"Want to republish this?" asks nothing: it invites.
"""


def read(said: str, rule: Sentence) -> Iterator[tuple[NoticeKind, Asset, tuple[Claim, ...]]]:
    """What a sentence is by a rule, of what it speaks, and what it claims."""
    modes = set() if _TELLING.search(said) or _ASKING.search(said) else _modes(said, rule)
    if not modes:
        return
    unless = next(occurrences((*rule.gate, *rule.unless), said), "")
    speaks = not rule.things or any(holds(texts, said) for texts in rule.things.values())
    refused = bool(modes & {"ban", "gate", "unless", "reserve"})
    mined = tuple(_claims(Effect.FORBIDS, rule.mining, said, unless)) if refused else ()
    # Mining is always done to works; machines learn and are trained elsewhere too.
    mined = mined if speaks or Action.MINE in {claim.action for claim in mined} else ()
    if mined:
        yield NoticeKind.AI_RESERVATION, _asset(said, rule), mined
    if not speaks:
        return
    kept, free = _acts(said, rule, modes)
    if kept and not (mined and kept.keys() <= {Action.USE, Action.INDEX}):
        claims = (*_claims(Effect.FORBIDS, kept, said, unless), *_asked(said, rule.owed))
        yield NoticeKind.RESTRICTION_CLAUSE, _asset(said, rule), claims
    elif free.keys() & _GRANTED:
        asset = Asset.TEXT if holds(rule.spared, said) else _asset(said, rule)
        yield NoticeKind.PERMISSION_CLAUSE, asset, tuple(_granted(said, rule, free))


_GRANTED = {
    Action.USE,
    Action.REPUBLISH,
    Action.REPRODUCE,
    Action.QUOTE,
    Action.EXCERPT,
    Action.PRINT,
    Action.SUBLICENSE,
    Action.SELL,
}
"""What a permission permits, whatever else: a text that "may be amended" is a bill."""


def _granted(said: str, rule: Sentence, free: dict[Action, Verbs]) -> Iterator[Claim]:
    yield from _claims(Effect.PERMITS, free, said)
    yield from _claims(Effect.FORBIDS, rule.limits, said)
    yield from _asked(said, _joined(rule.duties, rule.owed))


def _joined(first: Mapping[Duty, Verbs], second: Mapping[Duty, Verbs]) -> dict[Duty, Verbs]:
    return {
        duty: (*first.get(duty, ()), *second.get(duty, ()))
        for duty in dict.fromkeys((*first, *second))
    }


def _acts(
    said: str, rule: Sentence, modes: set[str]
) -> tuple[dict[Action, Verbs], dict[Action, Verbs]]:
    """What the sentence forbids and what it permits, each act by the part that it stands in."""
    kept: dict[Action, Verbs] = {}
    free: dict[Action, Verbs] = {}
    for part in _TURN.split(said):
        forbids = _forbids(_modes(part, rule) or modes)
        if forbids is None:
            continue
        table = kept if forbids else free
        for action, verbs in rule.acts.items():
            there = tuple(occurrences(verbs, part))
            if there:
                table[action] = (*table.get(action, ()), *there)
    return kept, free


def _forbids(modes: set[str]) -> bool | None:
    """A ban or a gate decides, then a grant or a duty that stands for one, then the way out."""
    if modes & {"ban", "gate"}:
        return True
    if modes & {"grant", "owed"}:
        return False
    return True if "unless" in modes else None


def _modes(said: str, rule: Sentence) -> set[str]:
    """What stands in `said`; "you may not" is no "you may"."""
    owed = tuple(text for texts in rule.owed.values() for text in texts)
    hard = list(places({"ban": rule.ban, "gate": rule.gate}, said))
    rest = said
    for _, match in reversed(hard):
        rest = f"{rest[: match.start()]} # {rest[match.end() :]}"
    soft = {"unless": rule.unless, "grant": rule.grant, "owed": owed, "reserve": rule.reserve}
    return {name for name, _ in (*hard, *places(soft, rest))}


def _claims(
    effect: Effect, table: Mapping[Action, Verbs], said: str, unless: str = ""
) -> Iterator[Claim]:
    for action, verbs in table.items():
        there = _once(occurrences(verbs, said))
        if there:
            yield Claim(effect=effect, action=action, verbs=there, unless=unless)


def _asked(said: str, table: Mapping[Duty, Verbs]) -> Iterator[Claim]:
    for duty, verbs in table.items():
        there = _once(occurrences(verbs, said))
        if there:
            yield Claim(effect=Effect.REQUIRES, duty=duty, verbs=there)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple({word.casefold(): word for word in words}.values())


def _asset(said: str, rule: Sentence) -> Asset:
    """What the sentence speaks of: text, pictures, both; unknown where it says neither."""
    named = {asset for asset, texts in rule.things.items() if holds(texts, said)}
    named.discard(Asset.UNKNOWN)
    return next(iter(named)) if len(named) == 1 else Asset.ALL if named else Asset.UNKNOWN


def conditions(said: str, rule: Sentence, asset: Asset) -> Iterator[Claim]:
    """What a sentence behind a permission of the `asset` asks for what that one permits."""
    if _TELLING.search(said) or (_asset(said, rule) is Asset.IMAGE and asset is not Asset.IMAGE):
        return
    first = " ".join(said.split()[:_OPENING])
    owed = any(holds(texts, said) for texts in rule.owed.values())
    if owed or any(holds(texts, first) for texts in rule.duties.values()):
        yield from _asked(said, _joined(rule.duties, rule.owed))
    if holds((*rule.ban, *rule.gate), said):
        further = {act: verbs for act, verbs in rule.acts.items() if act not in _WHOLE}
        yield from _claims(Effect.FORBIDS, further, said)
    yield from _claims(Effect.FORBIDS, rule.limits, said)


_WHOLE = {Action.USE, Action.REPRODUCE, Action.REPUBLISH}
"""Whoever forbids these speaks of something else than what was permitted just before."""

_OPENING = 4
"""Words that a sentence which orders something opens with."""
