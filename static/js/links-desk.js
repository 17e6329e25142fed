// Deciding about names without loading the whole page again, and by one key each. Every key presses a button or link that
// is there without this script; what its form sends and the site answers is the same.
const KEYS_OFF = "links-keys-off";
const PAUSE = 200; // milliseconds without a letter before a search is sent
const TYPED_IN = "input:not([type=checkbox]), select, textarea, [contenteditable]";
const BOX = "input[name=chosen]";

const desk = () => document.getElementById("desk");
const rows = () => [...desk().querySelectorAll("[data-place]")];
const boxes = () => [...desk().querySelectorAll(BOX)];
const pointing = document.getElementById("point-dialogue");
const help = document.getElementById("help-dialogue");
const state = { order: "", busy: false, lastBox: null };

const current = () =>
  document.activeElement?.closest("[data-place]") ?? rows().find((row) => row.dataset.order === state.order);

const goTo = (row) => {
  if (!row) return;
  state.order = row.dataset.order;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
};

const say = (text) => (document.getElementById("desk-status").textContent = text);

const showMessage = (text, type) => {
  document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { clear: false, text, type } }));
};

const move = (step) => {
  const all = rows();
  const at = all.indexOf(current());
  goTo(at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + step))]);
};

// --- Choosing several
const count = () => {
  const chosen = boxes().filter((box) => box.checked).length;
  const told = desk().querySelector("[data-chosen-count]");
  if (told) told.textContent = chosen ? `${chosen} chosen` : "";
  const all = desk().querySelector("[data-choose-all]");
  if (!all) return;
  all.checked = chosen > 0 && chosen === boxes().length;
  all.indeterminate = chosen > 0 && !all.checked;
};

const choose = (box, isRange) => {
  const all = boxes();
  const [from, to] = [all.indexOf(state.lastBox), all.indexOf(box)].sort((one, other) => one - other);
  if (isRange && from >= 0) all.slice(from, to + 1).forEach((each) => (each.checked = box.checked));
  state.lastBox = box;
  count();
};

// --- Sending
const neighbours = (row, several) => {
  const all = rows();
  const from = several ? all.findIndex((each) => each.querySelector(`${BOX}:checked`)) : all.indexOf(row);
  return { before: all.slice(0, Math.max(0, from)).reverse(), after: all.slice(from + 1), all };
};

const orders = (list) => list.map((row) => row.dataset.order);

const nextRow = ({ before, after, all }, row, isRefused) => {
  const found = new Map(rows().map((each) => [each.dataset.order, each]));
  const known = new Set(orders(all));
  const back = row ? undefined : [...found.values()].find((each) => !known.has(each.dataset.order));
  const wanted = [...(isRefused && row ? [row.dataset.order] : []), ...orders(after), ...orders(before)];
  return back ?? wanted.map((order) => found.get(order)).find(Boolean);
};

const renew = (answer) => {
  const chosen = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
  for (const id of ["desk", "link-runs"]) {
    const fresh = answer.getElementById(id);
    if (fresh) document.getElementById(id).replaceWith(document.adoptNode(fresh));
  }
  for (const box of boxes()) box.checked = chosen.has(box.value);
  state.lastBox = null;
  prepare();
};

const send = async (form, button, row) => {
  if (state.busy) return;
  state.busy = true;
  desk().setAttribute("aria-busy", "true");
  const around = neighbours(row, !row && form.id === "desk-form");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.getElementById("desk")) {
      location.assign(answer.ok ? answer.url : location.href);
      return;
    }
    const faults = [...page.querySelectorAll(".messages li")].map((item) => item.textContent.trim().replace(/\s+/g, " "));
    renew(page);
    faults.forEach((text) => showMessage(text, "error"));
    say([desk().querySelector("[data-last]")?.dataset.last ?? "", ...faults].join(" "));
    goTo(nextRow(around, row, faults.length > 0));
  } catch {
    showMessage("The site did not answer, and nothing was decided. Try again in a moment.", "error");
  } finally {
    state.busy = false;
    desk().removeAttribute("aria-busy");
  }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!desk() || !form.matches("#desk-form, #desk .links-last")) return;
  event.preventDefault();
  const fromDialogue = pointing?.contains(event.submitter);
  const row = fromDialogue ? current() : event.submitter?.closest("[data-place]");
  if (fromDialogue) pointing.close();
  send(form, event.submitter, row);
});

// --- Pointing to another entry
let waiting;
let asked = 0;

const look = async (words) => {
  const turn = ++asked;
  const results = pointing.querySelector("[data-results]");
  const query = new URLSearchParams({ place: pointing.dataset.about, q: words });
  const answer = await fetch(`${desk().dataset.entries}?${query}`);
  const html = answer.ok ? await answer.text() : "<p>This place has changed. Close this, and load the list again.</p>";
  if (turn === asked) results.innerHTML = html;
};

const openPointing = (row) => {
  state.order = row.dataset.order;
  pointing.dataset.about = row.dataset.place;
  pointing.querySelector("[data-quote]").textContent = row.querySelector("mark").textContent;
  const search = pointing.querySelector("input");
  search.value = "";
  pointing.querySelector("[data-results]").replaceChildren();
  look("");
  pointing.showModal();
  search.focus();
};

pointing?.addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => look(event.target.value), PAUSE);
});
pointing?.addEventListener("keydown", (event) => {
  if (!["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
  const found = [...pointing.querySelectorAll("[data-results] button")];
  const at = found.indexOf(document.activeElement);
  if (event.key === "Enter" && (at >= 0 || event.target.type !== "search")) return;
  event.preventDefault();
  (event.key === "ArrowUp" ? (found[at - 1] ?? pointing.querySelector("input")) : found[at + 1])?.focus();
});
pointing?.addEventListener("close", () => goTo(current()));

// --- Keys
const press = (row, key) => row?.querySelector(`[data-key="${key}"]`)?.click();

const actions = {
  j: () => move(1),
  ArrowDown: () => move(1),
  k: () => move(-1),
  ArrowUp: () => move(-1),
  ...Object.fromEntries([..."arep12345678"].map((key) => [key, () => press(current(), key)])),
  u: () => press(desk(), "u"),
  x: () => current()?.querySelector(BOX)?.click(),
  X: () => {
    const box = current()?.querySelector(BOX);
    if (!box) return;
    box.checked = !box.checked;
    choose(box, true);
  },
  "?": () => help.showModal(),
};

// Before Wagtail’s own keys, of which “?” is one.
window.addEventListener(
  "keydown",
  (event) => {
    const { target, key } = event;
    if (!desk() || !help || event.ctrlKey || event.metaKey || event.altKey || !actions[key]) return;
    if (localStorage.getItem(KEYS_OFF) || document.querySelector("dialog[open]")) return;
    if (target !== document.body && (!target.closest("main") || target.matches(TYPED_IN))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    actions[key]();
  },
  true,
);

document.addEventListener("click", (event) => {
  const { target } = event;
  if (!desk()) return;
  if (target.matches(BOX)) choose(target, event.shiftKey);
  if (target.matches("[data-choose-all]")) {
    for (const box of boxes()) box.checked = target.checked;
    count();
  }
  if (target.closest("[data-help]")) help.showModal();
  const link = target.closest("#desk a[data-key=p]");
  if (link && pointing && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    openPointing(link.closest("[data-place]"));
  }
});

document.addEventListener("focusin", ({ target }) => {
  const row = target.closest?.("#desk [data-place]");
  if (row) state.order = row.dataset.order;
});

help?.querySelector("[data-keys-on]").addEventListener("change", ({ target }) => {
  if (target.checked) localStorage.removeItem(KEYS_OFF);
  else localStorage.setItem(KEYS_OFF, "1");
  prepare();
});

const prepare = () => {
  if (!desk()) return;
  const isOff = Boolean(localStorage.getItem(KEYS_OFF));
  for (const each of desk().querySelectorAll(".links-hint, .links-all")) each.hidden = false;
  desk().toggleAttribute("data-without-keys", isOff);
  if (help) help.querySelector("[data-keys-on]").checked = !isOff;
  count();
};

prepare();
