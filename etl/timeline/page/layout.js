// Where everything stands: processes below each other, in each a lane a family, in a lane as many lines as needed.
const HEAD = 26, LINE = 20, PAD = 5, SIZE = 12;
const MOST_LINES = { truce: 5, talks: 4, prerequisite: 3, mediation: 3 };
const brush = document.createElement("canvas").getContext("2d");
brush.font = '12px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const widths = new Map();

function textWidth(text) {
  if (!widths.has(text)) widths.set(text, brush.measureText(text).width);
  return widths.get(text);
}

function grouped(list, key) {
  const groups = new Map();
  for (const item of list) {
    if (!groups.has(item[key])) groups.set(item[key], []);
    groups.get(item[key]).push(item);
  }
  return groups;
}

// Processes with the most events come first; events without a process last.
const byCount = (list) =>
  [...grouped(list, "process")].sort(
    ([p, a], [q, b]) => (p === NO_PROCESS) - (q === NO_PROCESS) || b.length - a.length || (p < q ? -1 : 1),
  );

function layout(list) {
  const bands = [];
  let y = 0;
  for (const [process, members] of byCount(list)) {
    bands.push({ kind: "head", y, height: HEAD, process, members });
    y += HEAD;
    const lanes = grouped(members, "family");
    for (const family of families.filter((name) => lanes.has(name))) {
      const lane = packed(lanes.get(family), MOST_LINES[family]);
      const height = lane.lines * LINE + 2 * PAD + view.above;
      bands.push({ kind: "lane", y, height, process, family, ...lane });
      y += height;
    }
  }
  return { bands, height: y };
}

function inView(e) {
  const last = Math.max(e.last, e.bar?.to ?? e.last);
  return last >= view.from && e.first <= view.to;
}

// Marks on the first line that has room for mark and label; then with no label; the rest in chips with a number.
function packed(members, most) {
  const undated = members.filter((e) => e.first === null);
  const seen = members.filter((e) => e.first !== null && inView(e));
  const items = seen.map(extent).sort((a, b) => a.x0 - b.x0 || a.e.n - b.e.n);
  const marks = [], left = [], ends = [], labels = [];
  for (const item of items) {
    const line = freeLine(item, ends, labels, most);
    if (line < 0) {
      left.push(item);
      continue;
    }
    item.line = line;
    const before = marks.findLast((mark) => mark.line === line);
    if (before && before.x1 + before.labelWidth > item.x0 - 4) before.labelWidth = 0;
    ends[line] = item.x1 + 3;
    labels[line] = item.x1 + item.labelWidth + 6;
    marks.push(item);
  }
  const groups = together(left);
  const lines = Math.max(1, ends.length + (groups.length ? 1 : 0));
  for (const group of groups) group.line = lines - 1;
  // One alone needs no chip that counts it.
  for (const { items: [item], line } of groups.filter((group) => group.items.length === 1))
    marks.push({ ...item, line, labelWidth: 0 });
  return { marks, chips: groups.filter((group) => group.items.length > 1), undated, lines };
}

function extent(e) {
  const x = Math.min(Math.max(xOf(e.day), view.gutter), view.width - view.side);
  let x0 = x - SIZE / 2, x1 = x + SIZE / 2;
  if (e.bar) {
    x0 = Math.min(x0, Math.max(view.gutter, xOf(e.bar.from)));
    x1 = Math.max(x1, Math.min(view.width - view.side, e.bar.to === null ? xOf(e.bar.from) + 26 : xOf(e.bar.to + 1)));
  }
  const labelWidth = textWidth(e.label) + 8;
  return { e, x, x0, x1, labelWidth: x1 + labelWidth > view.width - view.side ? 0 : labelWidth };
}

function freeLine(item, ends, labels, most) {
  for (let line = 0; line < most; line++) if (labels[line] === undefined || labels[line] <= item.x0) return line;
  for (let line = 0; line < most; line++) if (ends[line] <= item.x0) return line;
  return -1;
}

function together(items) {
  const chips = [];
  for (const item of items.sort((a, b) => a.x - b.x)) {
    const last = chips[chips.length - 1];
    if (last && item.x - last.x0 < 30) last.items.push(item);
    else chips.push({ x0: item.x, items: [item] });
  }
  for (const chip of chips) chip.x = Math.min(chip.x0 + 15, view.width - view.side - 12);
  return chips;
}
