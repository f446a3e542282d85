// Links between events: all of those in sight if they are few, and always those of the chosen event.
const MOST_LINKS = 40;

const sameProcess = ([from, , to]) => events[from].process === events[to].process;

function drawLinks() {
  const group = draw("g");
  const seen = given.links.filter(([from, , to]) => places.has(from) && places.has(to));
  const strong = seen.filter(([from, , to]) => from === chosen || to === chosen);
  const faint = seen.length <= MOST_LINKS ? seen.filter((link) => !strong.includes(link) && sameProcess(link)) : [];
  for (const link of faint) group.append(curve(link, "link"));
  for (const link of strong) {
    group.append(curve(link, "link strong"));
    const { x, y } = middle(link);
    group.append(draw("text", { class: "link-word", x, y, "text-anchor": "middle" }, spaced(link[1])));
  }
  return group;
}

function curve([from, , to], name) {
  const a = places.get(from), b = places.get(to);
  const bend = Math.min(60, 14 + Math.abs(b.x - a.x) / 6);
  return draw("path", { class: name, d: `M${a.x},${a.y} C${a.x + bend},${a.y + (b.y - a.y) / 3} ${b.x + bend},${b.y - (b.y - a.y) / 3} ${b.x},${b.y}` });
}

function middle([from, , to]) {
  const a = places.get(from), b = places.get(to);
  const bend = Math.min(60, 14 + Math.abs(b.x - a.x) / 6);
  return { x: (a.x + b.x) / 2 + bend * 0.75, y: (a.y + b.y) / 2 + 4 };
}
