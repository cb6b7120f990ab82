"""Templates that ask for figures when an alert is said, and at each repeat.

They never use the value of the rule: while the figures are gone that is only the alert itself.
"""

from dashboards.promql import agreed
from schemas.names import Metric

NO_DATA = "no data"


class Asked:
    """Figures with the labels `told`, as the alert has them, and `fixed`."""

    def __init__(self, *told: str, **fixed: str) -> None:
        labels = [f"{name}=%q" for name in told] + [f'{name}="{value}"' for name, value in fixed.items()]
        values = " ".join(f"$labels.{name}" for name in told)
        self._of = f"{{{{ $of := printf `{{{', '.join(labels)}}}` {values} }}}}"

    def text(self, figures: Metric, there: str, gone: str) -> str:
        """`there` while there are such figures, `gone` while there are none; both may ask for figures."""
        return f"{self._of}{{{{ if {_query(figures)} }}}}{there}{{{{ else }}}}{gone}{{{{ end }}}}"

    def number(self, metric: Metric, form: str = "%.0f", times: int = 1, behind: str = "") -> str:
        """A figure in a format, so many times, with its unit behind."""
        return _with(_query(metric, times), f'{{{{ . | first | value | printf "{form}" }}}}{behind}', NO_DATA)

    def day(self, metric: Metric, form: str, missing: str) -> str:
        """An instant's day in UTC: "by Friday", by Go's `form` of its Monday 2 January; or what stands for none."""
        return _with(_query(metric), f'by {{{{ (. | first | value | toTime).Format "{form}" }}}}', missing)


def _query(metric: Metric, times: int = 1) -> str:
    asked = agreed(f"{metric.name}%s")
    return f"printf `{asked if times == 1 else f'{times} * {asked}'}` $of | query"


def _with(query: str, found: str, missing: str) -> str:
    return f"{{{{ with {query} }}}}{found}{{{{ else }}}}{missing}{{{{ end }}}}"
