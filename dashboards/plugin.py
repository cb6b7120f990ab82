"""For the builder's own command: `grafana-dashboard-builder --plugins dashboards/plugin.py …`.

The command runs this file and forgets it. The components are in a module that stays imported: the builder holds their
classes weakly.
"""

from importlib import import_module

import_module("dashboards.components")
