// The strip above the axis: how many events when, and which time the chart shows.
const overview = byId("overview");
const BINS = 120;

function drawOverview(list) {
  const [from, to] = allTime(events), width = plotWidth(), height = 36;
  const count = (members) => {
    const bins = new Array(BINS).fill(0);
    for (const e of members) if (e.first !== null) bins[Math.min(BINS - 1, Math.floor(((e.day - from) / (to - from)) * BINS))]++;
    return bins;
  };
  const all = count(events), on = count(list), most = Math.max(1, ...all);
  overview.replaceChildren();
  for (const [bins, name] of [[all, "histogram"], [on, "histogram on"]])
    bins.forEach((n, bin) => {
      const tall = n && Math.max(2, (n / most) * (height - 4));
      if (n) overview.append(draw("rect", { class: name, x: view.gutter + (bin * width) / BINS, y: height - tall, width: Math.max(1, width / BINS - 0.5), height: tall }));
    });
  const x = (day) => view.gutter + ((Math.min(Math.max(day, from), to) - from) / (to - from)) * width;
  overview.append(draw("rect", { class: "window", x: x(view.from), y: 0.5, width: Math.max(6, x(view.to) - x(view.from)), height: height - 1, rx: 3 }));
  const year = (day) => new Date(day * DAY).getUTCFullYear();
  if (view.gutter > 50) overview.append(draw("text", { x: 8, y: 24 }, `${year(from)}–${year(to)}`));
}

function overviewDay(clientX) {
  const [from, to] = allTime(events), box = overview.getBoundingClientRect();
  return from + ((clientX - box.left - view.gutter) / plotWidth()) * (to - from);
}

function followOverview() {
  const follow = (pointer) => {
    const half = (view.to - view.from) / 2, day = overviewDay(pointer.clientX);
    show(day - half, day + half);
    redraw();
  };
  overview.addEventListener("pointerdown", (pointer) => {
    overview.setPointerCapture(pointer.pointerId);
    follow(pointer);
  });
  overview.addEventListener("pointermove", (pointer) => pointer.buttons && follow(pointer));
}
