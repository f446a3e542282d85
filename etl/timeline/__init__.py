"""The timeline page: a data set as one HTML file to look through, with no network and no server.

The page draws SVG itself. Lanes, links and uncertain dates that thousands of events, a keyboard and a phone can
live with are little code of our own; a charting library would be a megabyte inside every page, and lets
neither keyboard nor screen reader at the single event.
"""

from etl.timeline.write import timeline_page, write_timeline

__all__ = ["timeline_page", "write_timeline"]
