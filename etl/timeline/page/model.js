// The data as the page works with it: one object an event, with what it is drawn and searched by.
const given = JSON.parse(document.getElementById("data").textContent);
const DAY = 86400000;

const unpack = (column) =>
  Array.isArray(column) ? column : column.at.map((n) => (n < 0 ? null : column.words[n]));
const unpackAll = (columns) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, unpack(column)]));
const dayNumber = (iso) => (iso ? Date.parse(iso) / DAY : null);
const isoDay = (number) => new Date(number * DAY).toISOString().slice(0, 10);
const spaced = (code) => String(code).replaceAll("_", " ");

const rows = unpackAll(given.events);
const drawn = given.drawn;
const mentions = unpackAll(given.mentions);
const articles = unpackAll(given.articles);
const families = given.families;
const FAMILY_NAMES = { truce: "Truces", talks: "Talks", prerequisite: "Conditions", mediation: "Mediation" };
const NO_PROCESS = "";

const mentionsOf = rows.event_id.map(() => []);
mentions.event.forEach((event, n) => mentionsOf[event].push(n));
const linksOf = rows.event_id.map(() => []);
given.links.forEach(([from, type, to], n) => {
  linksOf[from].push(n);
  linksOf[to].push(n);
});

const shapeOf = {};
for (const [shape, { types }] of Object.entries(given.shapes))
  for (const [family, codes] of Object.entries(types))
    for (const code of codes) shapeOf[`${family}/${code}`] = shape;

const ACTOR_COLUMNS = ["side_a", "side_b", "mediator_names", "demanded_by_names", "owed_by_names"];
const SEARCHED = ["event_id", ...ACTOR_COLUMNS, "location", "country", "source_headline", "source_outlet", "event_type", "evidence"];

function actorsOf(n) {
  const names = ACTOR_COLUMNS.flatMap((column) => (rows[column][n] || "").split("; "));
  return [...new Set(names.filter(Boolean))];
}

function event(n) {
  const first = dayNumber(rows.date_start[n]);
  const last = dayNumber(rows.date_end[n]);
  const bar = drawn.bar[n];
  const words = SEARCHED.map((column) => rows[column][n]).concat(mentionsOf[n].map((m) => mentions.evidence[m]));
  return {
    n, first, last,
    day: first === null ? null : dayNumber(rows.date_mid[n]) ?? (first + last) / 2,
    sure: rows.date_prec[n] === 1,
    bar: bar && { from: dayNumber(bar.from), to: dayNumber(bar.to), end: bar.end },
    family: rows.family[n], type: rows.event_type[n], status: rows.status[n],
    process: rows.process_id[n] || NO_PROCESS,
    confidence: rows.confidence[n],
    actors: actorsOf(n), countries: drawn.countries[n].split("; ").filter(Boolean),
    text: words.filter(Boolean).join("\n").toLowerCase().replaceAll("_", " "),
    shape: shapeOf[`${rows.family[n]}/${rows.event_type[n]}`] || "circle",
    label: drawn.label[n] + (rows.report_status[n] === "disputed" ? " (disputed)" : ""),
  };
}
const events = rows.event_id.map((_, n) => event(n));
const processName = (process) => given.processes[process] || "No process known";

// Words always get into the page as text, never as HTML.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties))
    if (name === "class") element.className = value;
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
const byId = (id) => document.getElementById(id);
