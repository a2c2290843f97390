"""ODRL and RightsML: what goes out comes back, and what comes in from real feeds is understood."""

from __future__ import annotations

import json
import re

import pytest
from contracts import ODD, SHIPPED, licence, use

from rightscheck.errors import UnusableRules
from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.odrl import Imported, export, import_policies
from rightscheck.licensing.odrl.names import PROFILE_TERMS
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Verdict

RICH = licence(
    licensee="Our Daily",
    url="https://example.org/terms",
    zone="Europe/Berlin",
    assets=["text", "image"],
    covers={"feed": ["basic"], "item_type": {"except": "feature"}},
    permit=[
        {
            "action": "republish",
            "id": "web",
            "cite": "§ 3",
            "if": {
                "channel": ["web", "app"],
                "territory": ["DE", "EU", "XKX"],
                "recipient": {"except": "public"},
                "source_age": {"at_least": "PT2H", "at_most": "P30D"},
                "count": {"at_most": 300, "per": "month"},
                "max_share": "20%",
                "max_words": 60,
                "any": [{"language": "de", "channel": "web"}, {"language": "en"}],
                "none": [{"purpose": "advertising"}],
            },
            "unless": {"licensee": "Our Weekly", "from": "2026-05-01"},
            "duty": [
                {"credit": {"any": ["AFP"], "where": "top"}, "cite": "§ 5"},
                {"delete": {"within": "P30D", "since": "page"}, "consequence": {"pay": "a fee"}},
                {"link": "holder", "if": {"channel": "web"}},
                {"pay": "monthly", "how": {"other": {"left": "ex:sum", "right": "5", "unit": "€"}}},
                {"counter": {"at": "https://count.example.org/p"}},
                {"update": "PT24H"},
                {"other": "http://example.org/ns/dance"},
            ],
        },
        {"action": "http://example.org/ns/sing"},
    ],
    forbid=[{"action": "ai-train", "remedy": {"delete": None}}, {"action": "quote"}],
    owe=["consent"],
    default="breach",
)


def imported(policy: object, media_type: str = "application/ld+json") -> Imported:
    data = policy if isinstance(policy, str) else json.dumps(policy)
    return import_policies(data, media_type, holder="afp")


def policy(**parts: object) -> dict[str, object]:
    return {"@context": "http://www.w3.org/ns/odrl.jsonld", "uid": "urn:x:1", **parts}


@pytest.mark.parametrize("one", [*SHIPPED, ODD, RICH], ids=lambda one: one.licence)
def test_nothing_is_lost_on_the_way_to_odrl_and_back(one: Licence) -> None:
    back = import_policies(json.dumps(export(one)), "application/ld+json", holder=one.holder)

    assert back == Imported((one,), ())


def test_every_term_of_our_own_is_in_the_profile() -> None:
    written = {
        term for one in [*SHIPPED, ODD, RICH] for term in re.findall(r"rc:(\w+)", _text(one))
    }

    assert written <= set(PROFILE_TERMS)
    assert len(written) > 20


def _text(one: Licence) -> str:
    policy = export(one)
    return json.dumps({key: value for key, value in policy.items() if key != "@context"})


TURTLE = """@prefix odrl: <http://www.w3.org/ns/odrl/2/> .
<urn:x:1> a odrl:Agreement ; odrl:conflict odrl:prohibit ; odrl:permission [
    odrl:action odrl:distribute ;
    odrl:target [ a odrl:AssetCollection ; odrl:source <urn:feed:basic> ] ;
    odrl:constraint [ odrl:leftOperand odrl:deliveryChannel ; odrl:operator odrl:isAnyOf ;
        odrl:rightOperand "web", "app" ] ] ."""
RDF_XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:o="http://www.w3.org/ns/odrl/2/"><o:Agreement rdf:about="urn:x:1">
 <o:conflict rdf:resource="http://www.w3.org/ns/odrl/2/prohibit"/>
 <o:permission><rdf:Description>
  <o:action rdf:resource="http://www.w3.org/ns/odrl/2/distribute"/>
  <o:target><o:AssetCollection><o:source rdf:resource="urn:feed:basic"/></o:AssetCollection>
  </o:target><o:constraint><rdf:Description>
   <o:leftOperand rdf:resource="http://www.w3.org/ns/odrl/2/deliveryChannel"/>
   <o:operator rdf:resource="http://www.w3.org/ns/odrl/2/isAnyOf"/>
   <o:rightOperand>web</o:rightOperand><o:rightOperand>app</o:rightOperand>
  </rdf:Description></o:constraint></rdf:Description></o:permission></o:Agreement></rdf:RDF>"""


@pytest.mark.parametrize(
    ("text", "media_type"), [(TURTLE, "text/turtle"), (RDF_XML, "application/rdf+xml")]
)
def test_other_serialisations_say_the_same(text: str, media_type: str) -> None:
    pytest.importorskip("rdflib")

    (one,), warnings = imported(text, media_type)

    assert warnings == ()
    assert evaluate(one, use(feed=["urn:feed:basic"])).verdict == Verdict.PERMITTED
    assert evaluate(one, use(feed=["urn:feed:other"])).verdict == Verdict.BREACH
    assert evaluate(one, use(feed=["urn:feed:basic"], channel="tv")).verdict == Verdict.BREACH


OLD_JSON = {
    "policytype": "http://www.w3.org/ns/odrl/2/Set",
    "policyid": "http://example.org/policy/9",
    "permissions": [
        {
            "action": "http://www.w3.org/ns/odrl/2/distribute",
            "constraints": [
                {
                    "name": "spatial",
                    "operator": "neq",
                    "rightoperand": f"{'http://cvx.iptc.org'}/iso3166-1a3/GBR",
                },
                {"name": "dateTime", "operator": "lt", "rightoperand": "2026-06-15"},
            ],
            "duties": [{"action": "http://www.w3.org/ns/odrl/2/pay"}],
        }
    ],
}
OLD_XML = """<o:Policy xmlns:o="http://www.w3.org/ns/odrl/2/" uid="http://example.org/policy/9"
 type="http://www.w3.org/ns/odrl/2/Set"><o:permission>
 <o:action name="http://www.w3.org/ns/odrl/2/distribute"/>
 <o:constraint name="http://www.w3.org/ns/odrl/2/spatial" operator="http://www.w3.org/ns/odrl/2/neq"
  rightOperand="http://cvx.iptc.org/iso3166-1a3/GBR"/>
 <o:constraint name="http://www.w3.org/ns/odrl/2/dateTime" operator="lt" rightOperand="2026-06-15"/>
 <o:duty><o:action name="http://www.w3.org/ns/odrl/2/pay"/></o:duty>
 </o:permission></o:Policy>"""


@pytest.mark.parametrize(
    ("data", "media_type"), [(json.dumps(OLD_JSON), "application/json"), (OLD_XML, "text/xml")]
)
def test_the_forms_of_2014_are_read_and_their_old_words_told(data: str, media_type: str) -> None:
    (one,), warnings = imported(data, media_type)

    rule = one.permit[0]
    assert (rule.action, rule.if_ and rule.if_.territory and rule.if_.territory.except_) == (
        "republish",
        ("GB",),
    )
    assert str(rule.if_ and rule.if_.until) == "2026-06-14"
    assert warnings == ("the deprecated duty 'pay' is read as 'compensate'",)


def test_what_nobody_knows_is_kept_and_asks_a_person_where_it_decides() -> None:
    strange = {"leftOperand": "http://example.org/moon", "operator": "eq", "rightOperand": "full"}
    (one,), _ = imported(policy(permission=[{"action": "distribute", "constraint": [strange]}]))
    forbidding, _ = imported(policy(prohibition=[{"action": "http://example.org/ns/sing"}]))

    assert evaluate(one, use()).verdict == Verdict.REVIEW
    assert "moon" in evaluate(one, use()).why
    assert evaluate(forbidding, use()).verdict == Verdict.REVIEW


@pytest.mark.parametrize(
    "odd",
    [
        {"leftOperand": "dateTime", "operator": "lteq", "rightOperand": "2026-13-45"},
        {"leftOperand": "dateTime", "operator": "gt", "rightOperand": "9999-12-31"},
        {"leftOperand": "count", "operator": "lteq"},
    ],
)
def test_a_constraint_that_no_word_of_ours_says_is_kept_and_permits_nothing(
    odd: dict[str, str],
) -> None:
    (one,), _ = imported(policy(permission=[{"action": "distribute", "constraint": [odd]}]))

    assert one.permit[0].if_
    assert one.permit[0].if_.other
    assert evaluate(one, use()).verdict.reaches(Verdict.REVIEW)


def test_no_commercial_use_forbids_commercial_purposes_only() -> None:
    (one,), warnings = imported(
        policy(
            conflict="prohibit",
            permission=[{"action": "distribute"}],
            prohibition=[{"action": "commercialize"}],
        )
    )

    assert evaluate(one, use(purpose="commercial")).verdict == Verdict.BREACH
    assert evaluate(one, use(purpose="non-commercial")).verdict == Verdict.PERMITTED
    assert warnings == ("the deprecated action 'commercialize' is read as 'cc:CommercialUse'",)


def test_rules_that_meet_are_told_where_the_policy_would_decide_otherwise() -> None:
    met = {"permission": [{"action": "use"}], "prohibition": [{"action": "print"}]}

    assert "'invalid' decides" in imported(policy(**met)).warnings[0]
    assert "'perm' decides" in imported(policy(**met, conflict="perm")).warnings[0]
    assert imported(policy(**met, conflict="prohibit")).warnings == ()


DEEP = '{"permission":' * 90 + '{"action":"use"}' + "}" * 90
BOMB = '<!DOCTYPE p [<!ENTITY a "aa">]><Policy uid="&a;"/>'


@pytest.mark.parametrize(
    ("data", "media_type", "problem"),
    [
        ('{"@context": "https://evil.example/ctx", "uid": "x"}', "application/json", "the context"),
        (BOMB, "text/xml", "document type"),
        (BOMB, "application/rdf+xml", "document type"),
        (BOMB.encode("utf-16"), "text/xml", "document type"),
        ("{", "application/json", "is not JSON"),
        ("<a", "text/xml", "is not XML"),
        ("@prefix", "text/turtle", "is not text/turtle"),
        ("{}", "application/json", "no ODRL policy"),
        ("x" * 1_000_001, "application/json", "larger than"),
        (DEEP, "application/json", "nested more than"),
        ("{}", "image/png", "no form of ODRL"),
    ],
)
def test_what_is_no_policy_is_refused_in_a_line(
    data: str | bytes, media_type: str, problem: str
) -> None:
    with pytest.raises(UnusableRules, match=problem):
        import_policies(data, media_type)


def test_a_policy_that_refers_to_itself_ends() -> None:
    loop = {"@id": "urn:r", "action": "use", "duty": [{"@id": "urn:r"}]}

    (one,), _ = imported([policy(permission=[{"@id": "urn:r"}]), loop])

    assert one.permit[0].action == "use"
