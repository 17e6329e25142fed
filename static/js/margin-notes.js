// Notes stand at the end of a section. On a wide screen they are put into the margin, each beside its number; elsewhere
// a number opens its note in place. The list in the page is always the same one: it is only placed differently.
const WIDE = window.matchMedia("(min-width: 68.75em)"); // css/components.css says the same
const CLEAR = 6; // pixels between a number and its note opened in place
const GAP = 10; // pixels between two notes in the margin
const MOST_ADDED = 0.25; // of a text's height: how much longer its column may grow so that all of its notes fit
const lists = [...document.querySelectorAll(".reading .prose > .notes")].map((notes) => ({
  notes,
  text: notes.parentElement,
  pairs: [...notes.querySelectorAll(".notes__note")].map((note) => ({ note, number: numberOf(note) })),
}));

function numberOf(note) {
  return document.getElementById(note.querySelector(".notes__back").hash.slice(1));
}

function noteOf(number) {
  return document.getElementById(number.hash.slice(1));
}

const isInMargin = (note) => note.closest(".notes").dataset.placed !== undefined;

// --- In the margin ---------------------------------------------------------------------------------------------------

// Where notes begin: each beside its number, pushed down by those above it, pushed up by the end of the text; null
// where all of them together are too long.
function arranged(wanted, heights, start, end) {
  const tops = [];
  let free = start;
  for (const [i, top] of wanted.entries()) {
    tops[i] = Math.max(top, free);
    free = tops[i] + heights[i] + GAP;
  }
  let limit = end;
  for (let i = tops.length - 1; i >= 0; i--) {
    tops[i] = Math.min(tops[i], limit - heights[i]);
    limit = tops[i] - GAP;
  }
  return tops[0] >= start ? tops : null;
}

// All that is to be known of a list before anything is moved.
function measured({ notes, text, pairs }) {
  const box = text.getBoundingClientRect();
  const besides = [...text.parentElement.querySelectorAll(".in-margin")];
  const above = Math.max(box.top, ...besides.map((each) => each.getBoundingClientRect().bottom));
  const start = Math.max(0, above + GAP - box.top);
  const heights = pairs.map(({ note }) => note.offsetHeight);
  const height = text.clientHeight - parseFloat(getComputedStyle(text).paddingBlockEnd);
  const needed = start + heights.reduce((sum, each) => sum + each + GAP, -GAP);
  const added = Math.max(0, needed - height);
  const wanted = pairs.map(({ number }) => number.closest("sup").getBoundingClientRect().top - box.top - 3);
  const tops = added > MOST_ADDED * height ? null : arranged(wanted, heights, start, Math.max(height, needed));
  return { notes, text, pairs, added, tops };
}

function place() {
  if (window.innerWidth !== width) closeOpened(); // else it stands where it should
  keepingPlace(() => {
    for (const { notes } of lists) {
      delete notes.dataset.atEnd;
      delete notes.dataset.placed;
    }
    if (!WIDE.matches) return;
    for (const { notes, text, pairs, added, tops } of lists.map(measured)) {
      notes.dataset[tops ? "placed" : "atEnd"] = "";
      text.style.setProperty("--notes-below", tops ? `${added}px` : "0px");
      if (tops) pairs.forEach(({ note }, i) => (note.style.top = `${tops[i]}px`));
    }
  });
}

// --- The reader's place ------------------------------------------------------------------------------------------------

let reading = null; // what stands at the top of the window, and how much of it is above that
let width = window.innerWidth;

function notePlace() {
  const marks = [...document.querySelectorAll(".section__title, .prose > .block, .colophon > *")];
  const mark = window.scrollY > 0 && marks.find((each) => each.getBoundingClientRect().bottom > 0);
  const { top, height } = mark ? mark.getBoundingClientRect() : {};
  reading = mark ? { mark, above: -top / height } : null;
}

// What is being read stays where it is on the screen, whatever comes or goes above it. When the window gets another
// width, that is what was read before.
function keepingPlace(change) {
  const root = document.documentElement;
  if (window.innerWidth === width) notePlace();
  width = window.innerWidth;
  root.style.overflowAnchor = "none";
  change();
  if (reading) {
    const { top, height } = reading.mark.getBoundingClientRect();
    const moved = top + reading.above * height;
    if (Math.abs(moved) > 1) window.scrollBy({ top: moved, behavior: "instant" });
  }
  requestAnimationFrame(() => (root.style.overflowAnchor = ""));
}

// --- In place --------------------------------------------------------------------------------------------------------

let opened = null; // the text of a note that stands below its number now

function openInPlace(number, note) {
  const text = note.querySelector(".notes__text");
  note.style.minBlockSize = `${note.getBoundingClientRect().height}px`; // the list keeps its height
  text.popover = "auto";
  text.tabIndex = -1;
  text.showPopover();
  const column = number.closest(".prose").getBoundingClientRect();
  const line = number.getBoundingClientRect();
  text.style.width = `${column.width}px`;
  text.style.left = `${column.left + window.scrollX}px`;
  const fitsBelow = line.bottom + CLEAR + text.offsetHeight < window.innerHeight || line.top < text.offsetHeight;
  text.style.top = `${(fitsBelow ? line.bottom + CLEAR : line.top - text.offsetHeight - CLEAR) + window.scrollY}px`;
  text.focus({ preventScroll: true });
  opened = text;
  text.addEventListener("beforetoggle", () => putBack(number, note, text), { once: true });
}

function putBack(number, note, text) {
  opened = null;
  const hadFocus = text.contains(document.activeElement);
  // Once the browser has done its part.
  requestAnimationFrame(() => {
    text.removeAttribute("popover");
    text.removeAttribute("tabindex");
    text.removeAttribute("style");
    note.style.minBlockSize = "";
    if (hadFocus) number.focus({ preventScroll: true });
  });
}

function closeOpened() {
  if (opened?.matches(":popover-open")) opened.hidePopover();
}

// --- By mouse, finger and key ------------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const link = event.target.closest(".note-reference a, .notes__back");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !link.closest(".reading")) return;
  const isBack = link.matches(".notes__back");
  const target = document.getElementById(link.hash.slice(1));
  if (!target) return;
  if (isBack && opened?.contains(link)) {
    event.preventDefault();
    closeOpened();
  } else if (isInMargin(isBack ? link : target)) {
    // It is in sight: nothing has to move.
    event.preventDefault();
    if (!isBack) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  } else if (!isBack && "showPopover" in target) {
    event.preventDefault();
    openInPlace(link, target);
  }
});

// A number under the pointer or with the focus shows which note in the margin is its own.
function light(event) {
  const number = event.target.closest?.(".note-reference a");
  if (number) noteOf(number)?.toggleAttribute("data-lit", event.type === "pointerover" || event.type === "focusin");
}
for (const kind of ["pointerover", "pointerout", "focusin", "focusout"]) document.addEventListener(kind, light);

if (lists.length) {
  let due = 0;
  const placeSoon = () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(place);
  };
  place();
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.matches(".notes__note")) target.scrollIntoView({ block: "nearest" });
  let noting = 0;
  const notePlaceSoon = () => {
    clearTimeout(noting);
    noting = setTimeout(notePlace, 100);
  };
  window.addEventListener("scroll", notePlaceSoon, { passive: true });
  WIDE.addEventListener("change", placeSoon);
  document.fonts.addEventListener("loadingdone", placeSoon);
  let isFirst = true; // of all texts, as they are already
  const sizes = new ResizeObserver(() => {
    if (!isFirst) placeSoon();
    isFirst = false;
  });
  for (const { text } of lists) sizes.observe(text);
}
