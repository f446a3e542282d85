// Marks: the shape says what kind of act it is, the filling how far it is real, the colour its family.
const PATHS = {
  diamond: "M0,-6.5 L6.5,0 L0,6.5 L-6.5,0 Z",
  circle: "M-5.5,0 A5.5,5.5 0 1 1 5.5,0 A5.5,5.5 0 1 1 -5.5,0 Z",
  triangle: "M0,-6 L6,5 L-6,5 Z",
  cross: "M-6,-3.5 L-3.5,-6 L0,-2.5 L3.5,-6 L6,-3.5 L2.5,0 L6,3.5 L3.5,6 L0,2.5 L-3.5,6 L-6,3.5 L-2.5,0 Z",
};

function symbol(shape, status, x, y) {
  const parts = [draw("path", { d: PATHS[shape], transform: `translate(${x},${y})` })];
  if (status === "denied") parts.push(draw("line", { class: "denied", x1: x - 8, y1: y + 5, x2: x + 8, y2: y - 5 }));
  return parts;
}

function key(text, family, status, ...parts) {
  const icon = draw("svg", { width: 18, height: 16, "aria-hidden": "true" });
  icon.append(draw("g", { class: `mark f-${family} s-${status}` }, ...parts));
  return make("span", {}, icon, text);
}

function fillLegend() {
  const keys = byId("keys");
  for (const [shape, { title }] of Object.entries(given.shapes))
    keys.append(key(title, "talks", "actual", ...symbol(shape, "actual", 9, 8)));
  for (const [status, text] of [["planned", "planned"], ["possible", "possible or conditional"], ["denied", "denied"]])
    keys.append(key(text, "talks", status, ...symbol("circle", status, 9, 8)));
  const wide = (text, ...parts) => {
    const entry = key(text, "truce", "actual", ...parts);
    entry.firstChild.setAttribute("width", 40);
    keys.append(entry);
  };
  wide("truce, effect to end", draw("rect", { class: "bar", x: 1, y: 3, width: 38, height: 10, rx: 2 }));
  wide("end not known", draw("rect", { class: "bar", x: 1, y: 3, width: 12, height: 10, rx: 2 }), draw("line", { class: "open-end", x1: 13, y1: 8, x2: 39, y2: 8 }));
  wide("day not certain: somewhere in here", draw("line", { class: "within", x1: 1, y1: 8, x2: 39, y2: 8 }));
  wide("lasting", draw("line", { class: "lasting", x1: 1, y1: 8, x2: 39, y2: 8 }));
  const chip = draw("svg", { width: 30, height: 16, "aria-hidden": "true" }, draw("g", { class: "chip f-talks" },
    draw("rect", { x: 1, y: 1, width: 28, height: 14, rx: 7 }), draw("text", { x: 15, y: 12 }, "12")));
  keys.append(make("span", {}, chip, "more events close together"));
  keys.append(make("span", {}, draw("svg", { width: 30, height: 16 }, draw("path", { class: "link strong", d: "M1,13 C8,0 22,0 29,13" })), "linked events"));
}
