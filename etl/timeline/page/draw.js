// Draws what is in sight: only the bands that the scrolled window shows stand in the page.
const scroller = byId("scroll"), room = byId("room"), chart = byId("chart");
let plan = { bands: [], height: 0 };
let places = new Map(); // event number -> where its mark is
let chosen = null; // number of the event whose details are open

function drawAxis() {
  const axis = byId("axis");
  axis.replaceChildren(draw("text", { class: "undated-head", x: view.width - view.side / 2, y: 17, "text-anchor": "middle" },
    view.side > 50 ? "no date" : "?"));
  for (const { day, text } of ticks()) {
    const x = xOf(day);
    if (x + textWidth(text) / 2 > view.width - view.side) continue;
    axis.append(draw("line", { class: "grid", x1: x, x2: x, y1: 20, y2: 26 }));
    axis.append(draw("text", { x, y: 16, "text-anchor": x < view.gutter + 20 ? "start" : "middle" }, text));
  }
}

function drawChart() {
  const top = Math.max(0, scroller.scrollTop - 150), bottom = scroller.scrollTop + scroller.clientHeight + 150;
  const seen = plan.bands.filter((band) => band.y + band.height >= top && band.y <= bottom);
  const first = seen.length ? seen[0].y : 0, end = seen.length ? seen.at(-1).y + seen.at(-1).height : 0;
  const focused = chart.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  chart.style.top = `${first}px`;
  chart.setAttribute("height", end - first);
  chart.setAttribute("viewBox", `0 ${first} ${view.width} ${Math.max(1, end - first)}`);
  places = new Map();
  const grid = draw("g"), marks = draw("g");
  for (const { day } of ticks()) grid.append(draw("line", { class: "grid", x1: xOf(day), x2: xOf(day), y1: first, y2: end }));
  for (const band of seen) band.kind === "head" ? drawHead(band, grid, marks) : drawLane(band, grid, marks);
  chart.replaceChildren(grid, drawLinks(), marks);
  if (focused) chart.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
}

function drawHead(band, under, over) {
  under.append(draw("rect", { class: "head-band", x: 0, y: band.y, width: view.width, height: HEAD }));
  const count = headCount(band.members);
  // Bold letters of 13 pixels are a fifth wider than those that are measured.
  const room = (view.width - 34 - textWidth(count)) / 1.2;
  const name = draw("text", { class: "head-name", x: 8, y: band.y + 18 }, shortened(processName(band.process), room));
  name.append(draw("title", {}, `${processName(band.process)}: show this process alone, or all again`));
  name.addEventListener("click", () => showProcess(band.process));
  over.append(name, draw("text", { class: "head-count", x: view.width - 8, y: band.y + 18, "text-anchor": "end" }, count));
}

function headCount(members) {
  if (view.above) return String(members.length);
  const years = members.filter((e) => e.first !== null).map((e) => isoDay(e.day).slice(0, 4)).sort();
  const span = !years.length ? "" : years[0] === years.at(-1) ? `${years[0]} · ` : `${years[0]}–${years.at(-1)} · `;
  return `${span}${members.length} event${members.length === 1 ? "" : "s"}`;
}

function shortened(text, room) {
  if (textWidth(text) <= room) return text;
  let length = text.length;
  while (length > 3 && textWidth(`${text.slice(0, length)}…`) > room) length -= 2;
  return `${text.slice(0, length).trimEnd()}…`;
}

function drawLane(band, under, over) {
  const bottom = band.y + band.height;
  under.append(draw("line", { class: "lane-line", x1: 0, x2: view.width, y1: bottom, y2: bottom }));
  over.append(draw("text", { class: `lane-name f-${band.family}`, x: 8, y: band.y + PAD + 12 }, FAMILY_NAMES[band.family]));
  for (const item of band.marks) over.append(drawMark(item, band));
  for (const chip of band.chips)
    over.append(drawChip(chip.x, lineY(band, chip.line), chip.items.map((item) => item.e), band, "close together here"));
  if (band.undated.length === 1) over.append(drawUndated(band.undated[0], band));
  if (band.undated.length > 1)
    over.append(drawChip(view.width - view.side / 2, lineY(band, 0), band.undated, band, "with no date"));
}

const lineY = (band, line) => band.y + PAD + view.above + line * LINE + LINE / 2;
const clipped = (x) => Math.min(Math.max(x, view.gutter), view.width - view.side);

const drawUndated = (e, band) => {
  const x = view.width - view.side / 2;
  return drawMark({ e, x, x0: x - SIZE / 2, x1: x + SIZE / 2, line: 0, labelWidth: 0 }, band);
};

function drawMark(item, band) {
  const { e, x } = item, y = lineY(band, item.line);
  places.set(e.n, { x, y });
  const mark = draw("g", {
    class: `mark f-${e.family} s-${e.status}${e.n === chosen ? " chosen" : ""}`, "data-n": e.n, "data-key": e.n, tabindex: -1,
    role: "button", "aria-label": `${FAMILY_NAMES[e.family]}: ${e.label}, ${e.status}. ${drawn.when[e.n]}. ${processName(e.process)}`,
  });
  mark.append(draw("rect", { class: "hit", x: item.x0 - 3, y: y - LINE / 2, width: item.x1 - item.x0 + 6, height: LINE, rx: 4 }));
  if (e.bar) mark.append(...drawBar(e, y));
  else if (e.first !== null && e.last > e.first) {
    const kind = e.sure || rows.ongoing[e.n] ? "lasting" : "within";
    mark.append(draw("line", { class: kind, x1: clipped(xOf(e.first)), x2: clipped(xOf(e.last + 1)), y1: y, y2: y }));
  }
  mark.append(...symbol(e.shape, e.status, e.bar ? clipped(Math.max(item.x0 + SIZE / 2, xOf(e.bar.from))) : x, y));
  if (item.labelWidth) mark.append(draw("text", { x: item.x1 + 4, y: y + 4 }, e.label));
  return mark;
}

function drawBar(e, y) {
  const from = clipped(xOf(e.bar.from)), parts = [];
  if (e.last > e.first && !e.sure) parts.push(draw("line", { class: "within", x1: clipped(xOf(e.first)), x2: clipped(xOf(e.last + 1)), y1: y, y2: y }));
  if (e.bar.to === null) return [...parts, draw("line", { class: "open-end", x1: from, x2: clipped(from + 26), y1: y, y2: y })];
  const to = Math.max(from + 3, clipped(xOf(e.bar.to + 1)));
  parts.push(draw("rect", { class: "bar", x: from, y: y - 6, width: to - from, height: 12, rx: 2 }));
  if (e.bar.end === "last_report") parts.push(draw("line", { class: "open-end", x1: to, x2: clipped(to + 12), y1: y, y2: y }));
  return parts;
}

function drawChip(x, y, members, band, why) {
  const text = String(members.length), width = Math.max(22, textWidth(text) + 12);
  for (const e of members) places.set(e.n, { x, y });
  const chip = draw("g", {
    class: `chip f-${band.family}`, "data-members": members.map((e) => e.n).join(" "), "data-key": `c${members[0].n}`,
    tabindex: -1, role: "button", "aria-label": `${members.length} events ${why}. ${FAMILY_NAMES[band.family]}, ${processName(band.process)}`,
  });
  chip.append(draw("rect", { x: x - width / 2, y: y - 8, width, height: 16, rx: 8 }), draw("text", { x, y: y + 4 }, text));
  return chip;
}
