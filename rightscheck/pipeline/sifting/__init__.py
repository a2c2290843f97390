"""Which findings of a report are told: waivers, baseline, least confidence, what is asked for."""
