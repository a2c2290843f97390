"""A licence of ours as an ODRL 2.2 policy in JSON-LD, with our small profile for the rest.

Everything that ODRL has a term for is said in ODRL, so that any evaluator can use it; `rc:` terms
say the rest, so that nothing is lost on the way back. The term of the licence stands in every
permission, marked `rc:term`, as ODRL knows no term of a policy.
"""

from __future__ import annotations

from rightscheck.licensing.odrl import constraints, duties
from rightscheck.licensing.odrl.names import ACTIONS, PREFIXES, PROFILE, short
from rightscheck.licensing.odrl.tree import Plain, filled
from rightscheck.licensing.terms.conditions import Conditions, Term
from rightscheck.licensing.terms.licence import Licence, Permission, Prohibition, Rule

_DECLARED = {name: PREFIXES[name] for name in ("cc", "dct", "rdf", "rightsml", "rc", "tdm", "xsd")}


def export(licence: Licence) -> Plain:
    """The policy as plain JSON, ready for `json.dumps`."""
    uid = f"urn:rightscheck:licence:{licence.licence}"
    policy: Plain = {
        "@context": ["http://www.w3.org/ns/odrl.jsonld", _DECLARED],
        "@type": "Agreement" if licence.licensee else "Set",
        "uid": uid,
        "profile": PROFILE,
        "conflict": "prohibit",
        "rc:id": licence.licence,
        "dct:title": licence.title,
        "assigner": f"urn:rightscheck:holder:{licence.holder}",
    }
    term = constraints.write(_dates(licence.valid)) if _has_term(licence.valid) else []
    rules = {
        "rc:valid": term,
        "permission": [_permission(uid, rule, term) for rule in licence.permit],
        "prohibition": [_prohibition(uid, rule) for rule in licence.forbid],
        "obligation": duties.write(licence.owe),
    }
    return policy | _head(licence) | filled(rules)


def _head(licence: Licence) -> Plain:
    """The head of the licence, as far as it says anything."""
    said = licence.model_fields_set
    return filled(
        {
            "rc:licensee": licence.licensee,
            "dct:source": licence.url,
            "dct:description": licence.note,
            "rc:zone": licence.zone,
            "rc:default": licence.default.value if "default" in said else None,
            "rc:asset": [asset.value for asset in licence.assets] if "assets" in said else None,
            "rc:covers": constraints.write(licence.covers) if licence.covers else None,
            "inheritFrom": [f"urn:rightscheck:licence:{one}" for one in licence.inherit],
        }
    )


def _has_term(valid: Term) -> bool:
    return valid.from_ is not None or valid.until is not None


def _dates(valid: Term) -> Conditions:
    days = {"from": valid.from_, "until": valid.until}
    return Conditions.model_validate({key: day for key, day in days.items() if day})


def _permission(uid: str, rule: Permission, term: list[Plain]) -> Plain:
    marked = [{**one, "rc:term": "true"} for one in term]
    return _rule(uid, "permit", rule, marked) | filled({"duty": duties.write(rule.duty)})


def _prohibition(uid: str, rule: Prohibition) -> Plain:
    return _rule(uid, "forbid", rule, []) | filled({"remedy": duties.write(rule.remedy)})


def _rule(uid: str, effect: str, rule: Rule, term: list[Plain]) -> Plain:
    asked = [*term, *(constraints.write(rule.if_) if rule.if_ else ())]
    if rule.unless:
        asked.append({"rc:unless": constraints.write(rule.unless)})
    return filled(
        {
            "uid": f"{uid}#{effect}-{short(rule.name)}" if rule.id else "",
            "action": ACTIONS.get(rule.action) or short(rule.action),  # type: ignore[call-overload]
            "rc:id": rule.id,
            "constraint": asked,
            "rc:cite": rule.cite,
        }
    )
