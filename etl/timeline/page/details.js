// The panel of one event: what is coded, the sentences it comes from, their sources, and the events it is linked to.
const details = byId("details");
let openedFrom = null;

function openEvent(n) {
  chosen = n;
  const e = events[n];
  fillPanel(
    make("h2", {}, e.label),
    make("div", {}, tag(FAMILY_NAMES[e.family], `family f-${e.family}`), tag(e.status, "", given.meanings.status[e.status]),
      tag(rows.report_status[n], "", given.meanings.report_status[rows.report_status[n]])),
    facts(n),
    make("h3", {}, mentionsOf[n].length === 1 ? "Evidence" : `Evidence (${mentionsOf[n].length} sentences)`),
    ...mentionsOf[n].map(evidence),
    ...linkedEvents(n),
  );
}

function openList(members) {
  const dated = members.every((n) => events[n].first !== null);
  const narrow = make("button", { type: "button" }, "Zoom in on these");
  narrow.addEventListener("click", () => zoomTo(members));
  fillPanel(
    make("h2", {}, `${members.length} events`),
    make("p", { class: "quiet" }, processName(events[members[0]].process)),
    dated ? narrow : null,
    make("ul", {}, ...members.map((n) => make("li", {}, eventButton(n)))),
  );
}

function fillPanel(...parts) {
  if (details.hidden) openedFrom = document.activeElement?.dataset?.key ?? null;
  const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "✕");
  close.addEventListener("click", closePanel);
  details.replaceChildren(close, ...parts.filter(Boolean));
  details.hidden = false;
  details.scrollTop = 0;
  details.focus({ preventScroll: true });
  keepState();
  drawChart();
}

function closePanel() {
  details.hidden = true;
  chosen = null;
  keepState();
  drawChart();
  const back = openedFrom === null ? null : document.querySelector(`[data-key="${openedFrom}"]`);
  (back || scroller).focus({ preventScroll: true });
}

const tag = (text, name = "", title = "") => {
  const element = make("span", { class: `tag ${name}`, title }, spaced(text));
  if (name) element.style.background = "var(--c)";
  return element;
};

const BAR_ENDS = { ended: "when it ended", expiry: "when it was to run out", duration: "by the length that was set", last_report: "when last reported to hold" };

function facts(n) {
  const list = make("dl");
  const add = (name, value) => value !== null && value !== undefined && value !== "" && list.append(make("dt", {}, name), make("dd", {}, String(value)));
  const bar = drawn.bar[n];
  add("When", drawn.when[n]);
  if (bar) add("Truce", `from ${bar.from} ${bar.to ? `to ${bar.to}, ${BAR_ENDS[bar.end]}` : "on; its end is not known"}`);
  add("Sides", [rows.side_a[n], rows.side_b[n]].filter(Boolean).join(" – "));
  add("Mediators", rows.mediator_names[n] && `${rows.mediator_names[n]}${rows.third_party_role[n] ? ` (${rows.third_party_role[n]})` : ""}`);
  add("Condition", rows.condition_kind[n] && `${spaced(rows.condition_kind[n])}, for ${spaced(rows.condition_for[n] || "unspecified")}`);
  add("Demanded by", rows.demanded_by_names[n]);
  add("Owed by", rows.owed_by_names[n]);
  add("Deadline", rows.deadline[n]);
  add("Purpose", rows.truce_purpose[n] && spaced(rows.truce_purpose[n]));
  add("Scope", rows.truce_scope[n]);
  add("Place", [rows.location[n], rows.country[n]].filter((v, i, all) => v && all.indexOf(v) === i).join(", "));
  add("Said by", rows.source_original[n] || spaced(given.meanings.attribution[rows.attribution[n]] || rows.attribution[n]));
  add("Confidence", rows.confidence[n]);
  add("Meaning", given.meanings.event_type[rows.family[n]]?.[rows.event_type[n]]);
  add("Event id", rows.event_id[n]);
  return list;
}

function evidence(m) {
  const a = mentions.article[m], quote = mentions.evidence[m];
  const said = [articles.outlet[a], articles.published_date[a] || mentions.source_date[m]].filter(Boolean).join(", ");
  const source = make("p", { class: "source" }, said ? `${said}. ` : "", headline(a));
  if (mentions.speaker[m]) source.append(`. Said by ${mentions.speaker[m]}`);
  const block = make("blockquote", {});
  block.append(...(quote === null ? ["(left out of this release)"] : marked(quote, mentions.trigger[m])));
  return make("div", {}, block, source);
}

// A link is made of an address only if it leads to a web page.
function headline(a) {
  const title = articles.title[a] || "", url = articles.url[a] || "";
  if (!/^https?:\/\//i.test(url)) return title;
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title || url);
}

function marked(quote, trigger) {
  const at = trigger ? quote.toLowerCase().indexOf(trigger.toLowerCase()) : -1;
  if (at < 0) return [quote];
  const end = at + trigger.length;
  return [quote.slice(0, at), make("mark", {}, quote.slice(at, end)), quote.slice(end)];
}

function linkedEvents(n) {
  if (!linksOf[n].length) return [];
  const items = linksOf[n].map((l) => {
    const [from, type, to] = given.links[l];
    return make("li", { title: given.meanings.link_type[type] || "" }, eventButton(from === n ? to : from, from === n ? `→ ${spaced(type)}` : `← ${spaced(type)}`));
  });
  return [make("h3", {}, "Linked events"), make("ul", {}, ...items)];
}

function eventButton(n, before = "") {
  const e = events[n];
  const words = [before, `${FAMILY_NAMES[e.family]}: ${e.label}`, rows.date_start[n] || "no date"].filter(Boolean).join(" · ");
  const button = make("button", { type: "button" }, words);
  button.addEventListener("click", () => goTo(n));
  return button;
}
