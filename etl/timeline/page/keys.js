// The keyboard: one event of the chart at a time takes part in the Tab order, arrows go to its neighbours.
function laneItems(band) {
  const marks = band.marks.map((item) => ({ x: item.x, key: String(item.e.n) }));
  const chips = band.chips.map((chip) => ({ x: chip.x, key: `c${chip.items[0].e.n}` }));
  const undated = band.undated.length ? [{ x: view.width, key: `${band.undated.length > 1 ? "c" : ""}${band.undated[0].n}` }] : [];
  return [...marks, ...chips, ...undated].sort((a, b) => a.x - b.x);
}

const lanes = () => plan.bands.filter((band) => band.kind === "lane" && laneItems(band).length);
const where = (key) => lanes().find((band) => laneItems(band).some((item) => item.key === key));

function roving(target) {
  for (const other of chart.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", -1);
  target?.setAttribute("tabindex", 0);
}

// One mark can always be reached by Tab, also after a new drawing.
function keepRoving(key) {
  const target = (key && chart.querySelector(`[data-key="${key}"]`)) || chart.querySelector("[data-key]");
  roving(target);
}

function focusKey(key, band) {
  if (band.y < scroller.scrollTop || band.y + band.height > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = Math.max(0, band.y - HEAD - 10);
    drawChart();
  }
  const target = chart.querySelector(`[data-key="${key}"]`);
  roving(target);
  target?.focus({ preventScroll: true });
}

function step(key, dx, dy) {
  const all = lanes(), band = where(key);
  if (!band) return;
  const items = laneItems(band), at = items.findIndex((item) => item.key === key);
  if (dx) return items[at + dx] && focusKey(items[at + dx].key, band);
  const next = all[all.indexOf(band) + dy];
  if (!next) return;
  const near = laneItems(next).reduce((a, b) => (Math.abs(b.x - items[at].x) < Math.abs(a.x - items[at].x) ? b : a));
  focusKey(near.key, next);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function onKey(press) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(press.target.tagName);
  if (press.key === "Escape" && !details.hidden) return closePanel();
  if (typing || press.ctrlKey || press.metaKey || press.altKey) return;
  const target = press.target.closest?.("[data-key]"), inChart = target && chart.contains(target);
  if (press.key === "/") form.q.focus();
  else if (byId("chart-view").hidden) return;
  else if (press.shiftKey && ARROWS[press.key]?.[0]) moveBy(ARROWS[press.key][0] * (view.to - view.from) * 0.25), redraw();
  else if (inChart && ARROWS[press.key]) step(target.dataset.key, ...ARROWS[press.key]);
  else if (inChart && (press.key === "Enter" || press.key === " ")) activate(target);
  else if (press.key === "+" || press.key === "=") zoomBy(0.6);
  else if (press.key === "-") zoomBy(1 / 0.6);
  else if (press.key === "0") fitAll();
  else return;
  press.preventDefault();
}
