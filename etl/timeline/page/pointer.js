// Mouse, touch and wheel on the chart: drag moves, pinch and Ctrl + wheel zoom, a click opens.
const fingers = new Map();
let pinch = null, moved = 0, lastX = 0;
const chartX = (clientX) => clientX - chart.getBoundingClientRect().left;

function followPointer() {
  room.addEventListener("pointerdown", (pointer) => {
    fingers.set(pointer.pointerId, pointer.clientX);
    moved = 0;
    lastX = pointer.clientX;
    pinch = fingers.size === 2 ? spread() : null;
  });
  window.addEventListener("pointermove", whileDown);
  for (const end of ["pointerup", "pointercancel"])
    window.addEventListener(end, (pointer) => {
      fingers.delete(pointer.pointerId);
      pinch = null;
      room.classList.remove("dragged");
    });
  room.addEventListener("click", clicked);
  scroller.addEventListener("wheel", wheeled, { passive: false });
  chart.addEventListener("pointerover", (pointer) => tip(pointer));
  chart.addEventListener("pointerleave", () => (byId("tip").hidden = true));
}

const spread = () => {
  const [a, b] = [...fingers.values()];
  return { width: Math.max(20, Math.abs(a - b)), from: view.from, to: view.to, day: dayAt(chartX((a + b) / 2)) };
};

function whileDown(pointer) {
  if (!fingers.has(pointer.pointerId)) return;
  fingers.set(pointer.pointerId, pointer.clientX);
  if (pinch && fingers.size === 2) {
    const [a, b] = [...fingers.values()], factor = pinch.width / Math.max(20, Math.abs(a - b));
    moved = 99;
    show(pinch.day - (pinch.day - pinch.from) * factor, pinch.day + (pinch.to - pinch.day) * factor);
    return redraw();
  }
  const by = pointer.clientX - lastX;
  moved += Math.abs(by);
  if (moved < 5) return;
  lastX = pointer.clientX;
  room.classList.add("dragged");
  byId("tip").hidden = true;
  moveBy((-by / plotWidth()) * (view.to - view.from));
  redraw();
}

function clicked(pointer) {
  if (moved >= 5) return;
  const target = pointer.target.closest("[data-key]");
  if (target) activate(target);
}

function activate(target) {
  roving(target);
  if (target.dataset.n !== undefined) openEvent(Number(target.dataset.n));
  else openList(target.dataset.members.split(" ").map(Number));
}

function wheeled(wheel) {
  if (wheel.ctrlKey) zoomAt(dayAt(chartX(wheel.clientX)), Math.exp(Math.max(-60, Math.min(60, wheel.deltaY)) / 150));
  else if (wheel.shiftKey || Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY))
    moveBy(((wheel.deltaX || wheel.deltaY) / plotWidth()) * (view.to - view.from));
  else return;
  wheel.preventDefault();
  redraw();
}

function tip(pointer) {
  const mark = pointer.target.closest(".mark, .chip"), box = byId("tip");
  box.hidden = !mark || pointer.pointerType === "touch";
  if (box.hidden) return;
  const n = mark.dataset.n;
  box.textContent = n === undefined ? mark.getAttribute("aria-label") : `${events[n].label} · ${events[n].status} · ${drawn.when[n]}`;
  box.style.left = `${Math.min(pointer.clientX + 12, innerWidth - box.offsetWidth - 8)}px`;
  box.style.top = `${pointer.clientY + 16 + box.offsetHeight > innerHeight ? pointer.clientY - box.offsetHeight - 10 : pointer.clientY + 16}px`;
}
