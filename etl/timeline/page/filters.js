// The filters: a form whose state stands in the address, so that a view can be kept as a bookmark.
const form = byId("form");
const FIELDS = ["q", "process", "actor", "country", "from", "to"];
const BOXES = ["family", "status"];

function sorted(names) {
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, "en"));
}

function fillForm() {
  for (const [process, members] of byCount(events))
    form.process.append(make("option", { value: process || "-" }, `${processName(process)} (${members.length})`));
  for (const name of sorted(events.flatMap((e) => e.actors))) byId("actors").append(make("option", { value: name }));
  for (const name of sorted(events.flatMap((e) => e.countries))) form.country.append(make("option", { value: name }, name));
  for (const family of families) addBox("families", "family", family, FAMILY_NAMES[family]);
  const statuses = Object.keys(given.meanings.status);
  for (const status of statuses) addBox("statuses", "status", status, status, given.meanings.status[status]);
}

function addBox(id, name, value, title, meaning = "") {
  const key = name === "family" ? swatch(value) : null;
  byId(id).append(make("label", { title: meaning }, make("input", { type: "checkbox", name, value, defaultChecked: true }), key, title));
}

function swatch(family) {
  const icon = draw("svg", { width: 12, height: 12, class: `f-${family}`, "aria-hidden": "true" });
  const square = draw("rect", { width: 12, height: 12, rx: 2 });
  square.style.fill = "var(--c)";
  icon.append(square);
  return icon;
}

const ticked = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));

function chosenEvents() {
  const words = form.q.value.toLowerCase().split(/\s+/).filter(Boolean);
  const actor = form.actor.value.trim().toLowerCase();
  const country = form.country.value, process = form.process.value;
  const from = yearDay(form.from.value, 0), to = yearDay(form.to.value, 1) - 1;
  const family = ticked("family"), status = ticked("status");
  const least = Number(form.confidence.value);
  const inYears = (e) => (Number.isNaN(from) || e.last >= from) && (Number.isNaN(to) || e.first <= to);
  const years = !(Number.isNaN(from) && Number.isNaN(to));
  return events.filter(
    (e) =>
      family.has(e.family) && status.has(e.status) && e.confidence >= least &&
      (!process || e.process === process || (process === "-" && !e.process)) &&
      (!country || e.countries.includes(country)) &&
      (!years || (e.first !== null && inYears(e))) &&
      (!actor || e.actors.some((name) => name.toLowerCase().includes(actor))) &&
      words.every((word) => e.text.includes(word)),
  );
}

// First day of a year, or of the year after; NaN where no whole year from 1000 to 2200 is given yet.
function yearDay(text, after) {
  const year = /^\d{4}$/.test(text.trim()) ? Number(text) : NaN;
  return year >= 1000 && year <= 2200 ? Date.UTC(year + after, 0, 1) / DAY : NaN;
}

function stateWords() {
  const words = new URLSearchParams();
  for (const name of FIELDS) if (form[name].value) words.set(name, form[name].value);
  if (Number(form.confidence.value)) words.set("confidence", form.confidence.value);
  for (const name of BOXES) {
    const on = ticked(name);
    if (on.size < form.querySelectorAll(`[name=${name}]`).length) words.set(name, [...on].join(" "));
  }
  return words;
}

function readState() {
  const words = new URLSearchParams(location.hash.slice(1));
  for (const name of FIELDS) form[name].value = words.get(name) || "";
  form.confidence.value = words.get("confidence") || 0;
  for (const name of BOXES) {
    const on = words.has(name) ? words.get(name).split(" ") : null;
    for (const box of form.querySelectorAll(`[name=${name}]`)) box.checked = !on || on.includes(box.value);
  }
  return words.get("event");
}
