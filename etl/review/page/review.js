// One event at a time: its sentences in their paragraphs, and the row as a form. Words get in as text only.
const given = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("row"), told = document.getElementById("told");
let at = Math.max(0, given.items.findIndex((item) => !given.decided[item.event_id]));

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function show() {
  const item = given.items[at], decided = given.decided[item?.event_id];
  const done = given.items.filter((one) => given.decided[one.event_id]).length;
  document.getElementById("progress").textContent = item
    ? `${given.coder}: event ${at + 1} of ${given.items.length}, ${done} decided${decided ? ` (this one: ${decided.action})` : ""}`
    : "Nothing to review.";
  document.getElementById("reports").replaceChildren(...(item ? item.reports.map(report) : []));
  form.replaceChildren();
  if (!item) return;
  const about = `${item.side_a ?? "?"} – ${item.side_b ?? "?"}; confidence ${item.confidence}; ${item.report_status}; ${item.event_id}`;
  form.append(make("p", { className: "quiet wide" }, about));
  for (const field of given.fields) form.append(labelled(field, item, { ...item, ...decided?.values }));
  form.append(make("label", { className: "wide" }, "reason", make("input", { name: "reason", value: decided?.reason ?? "" })));
  if (item.near.length) form.append(make("label", { className: "wide" }, "merge with", nearby(item)));
  form.family.addEventListener("change", fitFamily);
  fitFamily();
}

function report(one) {
  const trigger = make("mark", {}, one.evidence);
  const source = [one.outlet, one.date, one.title].filter(Boolean).join(", ");
  return make("div", {}, make("blockquote", {}, one.before, trigger, one.after), make("cite", {}, source));
}

function labelled(field, item, values) {
  const value = values[field.name];
  let box;
  if (field.codes && field.name !== "event_type") box = choice(Object.keys(field.codes), value);
  else if (field.name === "event_type") box = choice(Object.keys(field.codes[values.family]), value);
  else box = make("input", { placeholder: field.type === "date" ? "YYYY-MM-DD" : "", value: value ?? "" });
  box.name = field.name;
  box.title = field.meaning;
  const mark = () => box.classList.toggle("changed", box.value !== String(item[field.name] ?? ""));
  box.addEventListener("input", mark);
  mark();
  return make("label", {}, field.name, box);
}

const choice = (codes, value) =>
  make("select", {}, make("option", { value: "" }, ""), ...codes.map((code) => make("option", { value: code, selected: code === String(value ?? "") }, code)));

const nearby = (item) =>
  make("select", { name: "into" }, ...item.near.map((one) => make("option", { value: one.event_id }, `${one.date_start ?? "no date"}: ${(one.evidence ?? one.event_id).slice(0, 90)}`)));

// The types of the family, and only the columns that it has.
function fitFamily() {
  const family = form.family.value, types = given.fields.find((f) => f.name === "event_type").codes[family] ?? {};
  const type = form.event_type.value;
  form.event_type.replaceChildren(...choice(Object.keys(types)).children);
  form.event_type.value = type in types ? type : "";
  for (const field of given.fields) form[field.name].parentNode.hidden = Boolean(field.family) && field.family !== family;
}

function values() {
  const read = (field) => {
    const text = form[field.name].value.trim();
    if (text === "" || form[field.name].parentNode.hidden) return null;
    return field.type === "number" || field.type === "integer" ? Number(text) : text;
  };
  return Object.fromEntries(given.fields.map((field) => [field.name, read(field)]));
}

async function send(action) {
  const item = given.items[at];
  if (!item) return;
  if (action === "merge" && !form.into) return void (told.textContent = "No other event of this kind in the process.");
  const sent = { event_id: item.event_id, action, values: values(), reason: form.reason.value, into: form.into?.value };
  const answer = await fetch("/", { method: "POST", headers: { "X-Review-Token": given.token }, body: JSON.stringify(sent) }).catch(() => null);
  if (!answer?.ok) return void (told.textContent = `Not saved: ${answer ? await answer.text() : "the program has ended"}`);
  given.decided[item.event_id] = { ...sent, action: (await answer.json()).action };
  told.textContent = "";
  move(1);
}

function move(by) {
  at = Math.min(Math.max(at + by, 0), given.items.length - 1);
  show();
}

const DO = {
  accept: () => send("accept"), save: () => send("accept"), drop: () => send("drop"), merge: () => send("merge"),
  next: () => move(1), before: () => move(-1),
};
const KEYS = { a: "accept", d: "drop", m: "merge", j: "next", k: "before", ArrowRight: "next", ArrowLeft: "before" };

document.addEventListener("keydown", (press) => {
  const typing = form.contains(press.target);
  if (typing && press.key === "Escape") return press.target.blur();
  if (press.ctrlKey && press.key === "Enter") return DO.save();
  if (typing || press.ctrlKey || press.metaKey || press.altKey) return;
  if (press.key === "c") return press.preventDefault(), form.family?.focus();
  if (KEYS[press.key]) DO[KEYS[press.key]]();
});
document.querySelector("footer").addEventListener("click", (click) => DO[click.target.dataset.do]?.());
form.addEventListener("submit", (submit) => submit.preventDefault());
show();
