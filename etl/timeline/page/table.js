// The table of the current filter, a page at a time, and its download.
const SHOWN = [
  ["date_start", "From"], ["date_end", "To"], ["family", "Family"], ["event_type", "Type"], ["status", "Status"], ["side_a", "Side A"],
  ["side_b", "Side B"], ["mediator_names", "Mediators"], ["location", "Place"], ["confidence", "Confidence"], ["evidence", "Evidence"],
];
const PAGE = 100;
const order = { column: "date_start", down: false };
let page = 0, listed = [];

function drawTable() {
  const values = rows[order.column], sign = order.down ? -1 : 1;
  const compare = (a, b) => (typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0);
  listed = [...found].sort((a, b) => {
    const v = values[a.n], w = values[b.n];
    return v === null || w === null ? (v === null) - (w === null) : sign * compare(v, w) || a.n - b.n;
  });
  page = Math.max(0, Math.min(page, Math.ceil(listed.length / PAGE) - 1));
  const body = make("tbody", {}, ...listed.slice(page * PAGE, (page + 1) * PAGE).map(tableRow));
  byId("table").replaceChildren(make("caption", { hidden: true }, "Events"), make("thead", {}, make("tr", {}, ...SHOWN.map(headCell))), body);
  drawPages();
}

function headCell([column, title]) {
  const on = column === order.column;
  const button = make("button", { type: "button" }, `${title}${on ? (order.down ? " ▼" : " ▲") : ""}`);
  button.addEventListener("click", () => {
    order.down = on && !order.down;
    order.column = column;
    page = 0;
    drawTable();
    byId("table").querySelectorAll("th button")[SHOWN.findIndex(([name]) => name === column)].focus();
  });
  return make("th", { scope: "col", "aria-sort": on ? (order.down ? "descending" : "ascending") : "none" }, button);
}

function tableRow(e) {
  const cells = SHOWN.map(([column]) => {
    const value = rows[column][e.n], name = column === "evidence" ? "evidence" : /date|confidence|family|status/.test(column) ? "number" : "";
    if (column !== "event_type") return make("td", { class: name }, value === null ? "" : String(value));
    const open = make("button", { type: "button", "data-key": `t${e.n}` }, spaced(value));
    return make("td", {}, open);
  });
  const row = make("tr", { class: e.n === chosen ? "chosen" : "" }, ...cells);
  row.addEventListener("click", () => openEvent(e.n));
  return row;
}

function drawPages() {
  const last = Math.max(0, Math.ceil(listed.length / PAGE) - 1);
  const turn = (text, label, to) => {
    const button = make("button", { type: "button", disabled: to < 0 || to > last, "aria-label": label }, text);
    button.addEventListener("click", () => {
      page = to;
      drawTable();
    });
    return button;
  };
  const first = listed.length ? page * PAGE + 1 : 0;
  byId("pages").replaceChildren(turn("←", "Page before", page - 1), `${first}–${Math.min(listed.length, (page + 1) * PAGE)} of ${listed.length}`, turn("→", "Next page", page + 1));
}

// All columns of the listed events. A text that a spreadsheet would run as a formula gets an apostrophe.
function csvText() {
  const names = Object.keys(rows), texts = new Set(given.text_columns);
  const cell = (name, value) => {
    if (value === null || value === undefined) return "";
    let text = String(value);
    if (texts.has(name) && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = listed.map((e) => names.map((name) => cell(name, rows[name][e.n])).join(","));
  return [names.join(","), ...lines, ""].join("\r\n");
}

function download() {
  drawTable();
  const url = URL.createObjectURL(new Blob(["\ufeff", csvText()], { type: "text/csv;charset=utf-8" }));
  const link = make("a", { href: url, download: "events.csv" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
