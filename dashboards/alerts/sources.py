"""A source is silent for longer than it ever is."""

from collections.abc import Iterator

from dashboards.alerts.asked import Asked
from dashboards.alerts.held import until_figures
from dashboards.alerts.rule import Rule
from dashboards.promql import agreed
from schemas.catalogue import Catalogue
from schemas.names import AUTHORITY, CATALOGUE, QUIET, RHYTHM, SOURCE

_TIMES = 2
"""Four weeks' longest silence is passed by a little every few weeks, by chance; twice it is not."""
_AT_LEAST = 4
"""Working hours, half a working day: a source that speaks every few minutes may be silent over a long meeting."""


def source_alerts(catalogue: Catalogue) -> Iterator[Rule]:
    """Only sources that speak regularly have a rhythm: of a return that was imported once, silence is no news."""
    alert, quiet, asked = "SourceSilent", agreed(QUIET.name), Asked(AUTHORITY, SOURCE)
    longer = f"{quiet} > clamp_min({_TIMES} * {agreed(RHYTHM.name)}, {_AT_LEAST})"
    hours, longest = (asked.number(metric, "%.1f") for metric in (QUIET, RHYTHM))
    silent = f"silent for {hours} working hours; in four weeks never for longer than {longest}"
    yield Rule(
        alert,
        until_figures(alert, longer, quiet, {CATALOGUE: catalogue.catalogue}, CATALOGUE),
        "15m",  # what comes on the hour may come some minutes late
        "warning",
        f"{{{{ $labels.{AUTHORITY} }}}}: {{{{ $labels.{SOURCE} }}}}: "
        + asked.text(QUIET, silent, "no figures now; silent when last known"),
        "What has happened since is in no figure: they grow old.\n"
        "Look first at the feed on the source's side, then at what reaches the topic.",
        board=f"engine?var-authority={{{{ $labels.{AUTHORITY} }}}}",
    )
