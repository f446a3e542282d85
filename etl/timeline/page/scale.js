// Time to pixels, and the ticks of the axis.
const view = { from: 0, to: 1, width: 600, gutter: 92, side: 64, above: 0 };

const plotWidth = () => Math.max(50, view.width - view.gutter - view.side);
const xOf = (day) => view.gutter + ((day - view.from) / (view.to - view.from)) * plotWidth();
const dayAt = (x) => view.from + ((x - view.gutter) / plotWidth()) * (view.to - view.from);

function allTime(list) {
  let from = Infinity, to = -Infinity;
  for (const e of list)
    if (e.first !== null) {
      from = Math.min(from, e.first);
      to = Math.max(to, e.last, e.bar?.to ?? -Infinity);
    }
  if (from > to) return [dayNumber("2000-01-01"), dayNumber("2001-01-01")];
  const edge = Math.max(4, (to - from) * 0.03);
  return [from - edge, to + edge];
}

// Time that most of the events fill: a few of decades ago shall not press all others into one corner.
function mostTime(list) {
  const days = list.filter((e) => e.first !== null).map((e) => e.day).sort((a, b) => a - b);
  const [from, to] = allTime(list);
  if (days.length < 20) return [from, to];
  const low = days[Math.floor(days.length * 0.03)], high = days[Math.ceil(days.length * 0.99) - 1];
  const edge = Math.max(10, (high - low) * 0.05);
  return (high - low) * 2 < to - from ? [Math.max(from, low - edge), Math.min(to, high + edge)] : [from, to];
}

function show(from, to) {
  const [first, last] = allTime(events);
  const longest = (last - first) * 1.1;
  const span = Math.min(Math.max(to - from, 5), longest);
  const middle = (from + to) / 2;
  view.from = Math.min(Math.max(middle - span / 2, first - longest * 0.05), last + longest * 0.05 - span);
  view.to = view.from + span;
}

const zoomAt = (day, factor) => show(day - (day - view.from) * factor, day + (view.to - day) * factor);
const moveBy = (days) => show(view.from + days, view.to + days);

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// Ticks at years, months or days, at least 64 pixels from each other.
function ticks() {
  const days = (64 / plotWidth()) * (view.to - view.from);
  if (days <= 20) return dayTicks([1, 2, 5, 10, 15].find((step) => step >= days) || 15);
  if (days <= 200) return monthTicks([1, 2, 3, 6].find((step) => step * 30 >= days) || 6);
  return monthTicks(12 * ([1, 2, 5, 10, 20, 50, 100].find((step) => step * 365 >= days) || 200));
}

function monthTicks(step) {
  const found = [];
  const start = new Date(view.from * DAY);
  const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  for (let month = first; ; month += step) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
    if (day > view.to) return found;
    const year = Math.floor(month / 12);
    if (day >= view.from) found.push({ day, text: step % 12 === 0 ? `${year}` : `${MONTHS[month % 12]} ${year}` });
  }
}

function dayTicks(step) {
  const found = [];
  for (let day = Math.ceil(view.from); day <= view.to; day++) {
    const date = new Date(day * DAY);
    const number = date.getUTCDate();
    if ((number === 1 || (number % step === 0 && number + step / 2 <= 31)) || step === 1)
      found.push({ day, text: `${number} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}` });
  }
  return step === 1 || plotWidth() / found.length < 80 ? found.filter((_, n) => n % 2 === 0) : found;
}
