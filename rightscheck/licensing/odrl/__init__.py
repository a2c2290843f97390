"""ODRL 2.2 and IPTC RightsML, both ways: policies in, licences out, and back without loss."""

from rightscheck.licensing.odrl.reading import Imported, import_policies
from rightscheck.licensing.odrl.writing import export

__all__ = ["Imported", "export", "import_policies"]
