"""Licences read as a careful lawyer reads them: what cannot be meant, what may not be.

`of_licence` looks at one licence, `of_licences` at several beside one another and at the scopes
of the house. What is certain to be a mistake is an `error`; what somebody should look at a
`warning`; what a contract leaves open a `note`. A prohibition that takes something out of a
broader permission is how exceptions are written, and no fault.
"""

from rightscheck.licensing.lint.alone import of_licence
from rightscheck.licensing.lint.remarks import FAULTS, Remark
from rightscheck.licensing.lint.together import of_licences

__all__ = ["FAULTS", "Remark", "of_licence", "of_licences"]
