"""The calibration plot, as SVG in the page."""

from collections.abc import Iterable, Mapping
from typing import Any

from etl.pages.plain import Markup

_SIZE, _LEFT, _TOP = 260, 45, 12


def calibration_plot(bands: Iterable[Mapping[str, Any]]) -> Markup:
    """Confidence against the share that is right: a dot a band, larger where it has more events.

    On the line, events of confidence 0.8 are right 8 times in 10.
    """
    dots = "".join(_dot(band) for band in bands)
    ticks = "".join(_ticks(n / 5) for n in range(6))
    line = f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#999" stroke-dasharray="4"/>'
    frame = f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIZE}" height="{_SIZE}" fill="none" stroke="#bbb"/>'
    label = f'<text x="{_x(0.5)}" y="{_y(0) + 34}" text-anchor="middle">confidence</text>'
    size = f'width="{_SIZE + _LEFT + 20}" height="{_SIZE + _TOP + 42}"'
    title = "<title>Share of events that are right, by confidence</title>"
    return Markup(f'<svg role="img" {size}>{title}{frame}{line}{ticks}{dots}{label}</svg>')


def _x(value: float) -> float:
    return round(_LEFT + value * _SIZE, 1)


def _y(value: float) -> float:
    return round(_TOP + (1 - value) * _SIZE, 1)


def _ticks(value: float) -> str:
    below = f'<text x="{_x(value)}" y="{_y(0) + 16}" text-anchor="middle">{value:.1f}</text>'
    beside = f'<text x="{_LEFT - 6}" y="{_y(value) + 4}" text-anchor="end">{value:.1f}</text>'
    return below + beside


def _dot(band: Mapping[str, Any]) -> str:
    radius = round(min(14, 3 + float(band["n"]) ** 0.5), 1)
    x, y = _x(float(band["confidence"])), _y(float(band["right"]))
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="#2b6cb0" fill-opacity=".6"/>'
