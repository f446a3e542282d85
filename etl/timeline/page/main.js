// Puts the parts together: what is found by the filters is laid out and drawn, and the address keeps the state.
let found = [];

function redraw() {
  plan = layout(found);
  room.style.height = `${plan.height}px`;
  drawAxis();
  drawOverview(found);
  drawChart();
  keepRoving(chart.contains(document.activeElement) ? document.activeElement.dataset.key : null);
}

function update() {
  found = chosenEvents();
  byId("found").textContent = found.length === events.length ? `All ${events.length} events` : `${found.length} of ${events.length} events`;
  byId("least").textContent = form.confidence.value;
  byId("nothing").hidden = found.length > 0;
  keepState();
  const words = stateWords();
  byId("active").textContent = [...words.keys()].length ? `(${[...words.keys()].length} set)` : "";
  if (byId("table-view").hidden) redraw();
  else drawTable();
}

function keepState() {
  const words = stateWords();
  if (chosen !== null) words.set("event", rows.event_id[chosen]);
  const hash = words.toString();
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

function measure() {
  view.width = scroller.clientWidth;
  const narrow = window.innerWidth <= 640;
  // Where there is no room for the lanes' names at the side, they stand above.
  [view.gutter, view.side, view.above] = narrow ? [8, 30, 16] : [92, 64, 0];
  for (const id of ["axis", "overview"]) byId(id).style.width = `${view.width}px`;
}

const zoomBy = (factor) => {
  zoomAt((view.from + view.to) / 2, factor);
  redraw();
};
const fitAll = () => {
  show(...allTime(found));
  redraw();
};

function zoomTo(members) {
  const days = members.map((n) => events[n].day);
  const from = Math.min(...days), to = Math.max(...days), edge = Math.max(4, (to - from) * 0.2);
  show(from - edge, to + edge);
  redraw();
}

// Shows an event that a link or the address names, even if the filters or the time shown leave it out.
function goTo(n) {
  if (!found.includes(events[n])) {
    form.reset();
    update();
  }
  const e = events[n];
  if (e.day !== null && (e.day < view.from || e.day > view.to)) {
    const half = (view.to - view.from) / 2;
    show(e.day - half, e.day + half);
    redraw();
  }
  const band = plan.bands.find((b) => b.kind === "lane" && b.process === e.process && b.family === e.family);
  if (band) scroller.scrollTop = Math.max(0, band.y - scroller.clientHeight / 3);
  openEvent(n);
}

function showProcess(process) {
  form.process.value = form.process.value ? "" : process || "-";
  scroller.scrollTop = 0;
  update();
  fitAll();
}

function showView(table) {
  byId("chart-view").hidden = table;
  byId("table-view").hidden = !table;
  byId("show-chart").setAttribute("aria-pressed", !table);
  byId("show-table").setAttribute("aria-pressed", table);
  if (table) return drawTable();
  measure();
  redraw();
}

function start() {
  fillForm();
  fillLegend();
  if (window.innerWidth <= 640) byId("filters").open = byId("legend").open = false;
  byId("size").textContent = `${events.length} events in ${Object.keys(given.processes).length} processes, from ${articles.outlet.length} articles`;
  const asked = readState();
  measure();
  show(...mostTime(events));
  form.addEventListener("input", update);
  form.addEventListener("submit", (submit) => submit.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { update(); show(...mostTime(events)); redraw(); }));
  form.process.addEventListener("change", () => { scroller.scrollTop = 0; fitAll(); });
  byId("show-chart").addEventListener("click", () => showView(false));
  byId("show-table").addEventListener("click", () => showView(true));
  byId("download").addEventListener("click", download);
  byId("zoom-in").addEventListener("click", () => zoomBy(0.6));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 0.6));
  byId("fit").addEventListener("click", fitAll);
  byId("earlier").addEventListener("click", () => { moveBy((view.from - view.to) / 3); redraw(); });
  byId("later").addEventListener("click", () => { moveBy((view.to - view.from) / 3); redraw(); });
  scroller.addEventListener("scroll", () => requestAnimationFrame(drawChart), { passive: true });
  document.addEventListener("keydown", onKey);
  new ResizeObserver(() => { if (!byId("chart-view").hidden && scroller.clientWidth !== view.width) { measure(); redraw(); } }).observe(scroller);
  followPointer();
  followOverview();
  update();
  const n = asked ? rows.event_id.indexOf(asked) : -1;
  if (n >= 0) goTo(n);
}
start();
