"""What stands among usage terms and says nothing against a use under a contract.

"All rights reserved" and "not without permission" are what the contract lifts; terms of
pictures say nothing of the text.
"""

from __future__ import annotations

from rightscheck.licensing.usage.rows import Row

HARMLESS: tuple[Row, ...] = (
    Row(
        "pictures",
        (),
        r"""
        <rest>\b(images?|photos?) (may not |to )?be used (as|in) (a )?sequences?<rest>
        this (image|photo|picture|video) (has been|was) (supplied|provided) by a third party
        images? (are )?not included
        """,
        marks="used as sequences|used in sequences|(supplied|provided) by a third party",
    ),
    Row(
        "label",
        (),
        r"""
        (broadcasters?|<channel>|<where>|international|restrictions?|usage|usage terms|rights) ?:
        (special |usage )?(instructions|conditions|restrictions) ?:
        (text|licen[cs]e|Lizenz|licencia|licenza) ?:
        attention editors?( ?-)?
        (notes? (to|for) editors?|usage restreint|uso restringido) ?:
        (terms of use|terms|note|editors?'? ?notes?|eds|attention|Nutzung|Hinweis|Achtung) ?:
        (best quality available|handout( (photo|picture|image))?|alternate crop|no model release)
        """,
    ),
    Row(
        "unlimited",
        (),
        r"""
        (none|any|no( known)? restrictions?|unrestricted|unlimited|n/a|usage|for immediate release)
        indefinite( (usage|use))?
        no (credit|attribution) (required|needed|necessary)
        (no embargo|embargo (lifted|expired|is over))
        (<area>)?(world|worldwide)( rights?)?
        all (media|uses|platforms)
        clear(ed)? for (<channel>|all (media|uses|platforms))
        (keine Einschränkungen|sans restriction|sin restricciones)
        """,
    ),
    Row(
        "ask",
        (),
        r"""
        (please )?(call|contact|phone|tel|e-?mail|write to)\b<rest>
        for (further|more|other|additional|any other) (information|details|uses?|rights)\b<rest>
        additional clearances may be required
        <page>
        """,
        yields=True,
    ),
    Row(
        "copyright-line",
        (),
        r"""
        (©|ⓒ|c\)|copyright\b)<rest>
        (19|20)\d\d [^.;|\n\d]+
        """,
        yields=True,
    ),
    Row(
        "reserved",
        (),
        r"""
        <rest> (is|are) (owned by|the property of|protected by|licensed to)\b<rest>
        <rest>\bnot (be )?(liable|responsible)\b<rest>
        (all|some) rights? (are )?reserved
        alle (Rechte vorbehalten|rechten voorbehouden)
        tous droits ([a-zé ]+ )?réservés
        (todos los|reservados todos los) derechos( reservados)?
        (tutti i diritti (sono )?riservati|riproduzione riservata|todos os direitos reservados)
        (все права защищены|無断転載(を禁じます|禁止)|版权所有|版權所有)
        <rest>(without|unless|only with|except with|subject to)( <word>)* <leave><rest>
        <rest>\b(may|must) not be (<word> )*(published|reproduced|republished|copied)\b<rest>
        <rest>\b(may|must) not be (<word> )*redistributed\b<rest>
        <rest>\bnur (nach|mit)( <word>)* (Vereinbarung|Genehmigung|Zustimmung|Erlaubnis)<rest>
        <rest>\b(sans|sin)( <word>)* (autorisation|accord|autorización|permiso|consentimiento)<rest>
        <rest>\b(senza|sem)( <word>)* (autorizzazione|consenso|autorização|permissão)<rest>
        """,
        yields=True,
    ),
    Row(
        "open-licence",
        (),
        r"""
        (<freed> )?<free>
        <freed> under (the |a )?<free>
        us(e|age) must comply with (the )?<free>
        contains public sector information licensed under the <free>
        Creative Commons<rest>
        (this [a-z]+ is )?(in )?(the )?public domain
        """,
    ),
)
