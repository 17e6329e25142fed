// Links to terms open a card: when a mouse or the focus rests on them, on a first tap, on Enter, which also leads into
// it. Without this script, and where nothing answers, they are ordinary links to the entry.
const LINKS = "a[data-card][href]"; // js/links-switch.js takes the addresses of those that are switched off
const REST = 250; // milliseconds that a mouse rests on a link before its card opens
const DWELL = 600; // milliseconds for the focus: who goes on from link to link opens none
const LEAVE = 300; // milliseconds to get from the link to the card
const PATIENCE = 4000; // milliseconds after which a card that does not come is given up
const GAP = 8; // pixels between the card and the link, and the window's edges
const BORDERS = 2; // pixels of the card's own, above and below
const ROOM = 360; // pixels of height that are enough for most cards
const LEAST = 200; // pixels of height that a card has even where there is no room

const card = document.createElement("div");
card.id = "term-card";
card.className = "term-card";
card.popover = "auto";
card.tabIndex = -1;
card.setAttribute("role", "dialog");
card.setAttribute("aria-labelledby", "term-card-title");
card.setAttribute("aria-describedby", "term-card-definition");
const text = document.createElement("div");
text.className = "term-card__scroll";
card.append(text);

const answers = new Map(); // promises of cards' HTML, by address
let opener = null; // the link whose card is open
let wanted = null; // the link whose card is to open as soon as it is there
let line = 0; // which line of a link that breaks the card stands at
let timer = 0;
let press = null; // the latest press on a link: with what, and whether its card was open then
let returning = false; // the focus comes back from a card to its link

function load(link) {
  const address = link.dataset.card;
  if (!answers.has(address)) {
    const answer = fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).then((response) => {
      if (!response.ok) throw new Refused(response.status);
      return response.text();
    }).then((html) => {
      if (!html.includes('id="term-card-title"')) throw new Refused(403); // the login came instead
      return html;
    });
    answer.catch(() => answers.delete(address));
    answers.set(address, answer);
  }
  return answers.get(address);
}

class Refused extends Error {
  constructor(status) {
    super(`Status ${status}`);
    // Withheld, withdrawn, deleted; all else passes.
    this.isGone = [403, 404, 410, 451].includes(status);
  }
}

// What stands in the card of an entry that is not to be had.
function excuse(link, { isGone }) {
  const part = (name, className, ...content) => {
    const element = Object.assign(document.createElement(name), { className });
    element.append(...content);
    return element;
  };
  const title = part("p", "term-card__title", link.textContent.trim());
  title.id = "term-card-title";
  const words = isGone
    ? "This entry is no longer open to readers. Its page says what became of it."
    : "The entry did not come just now. Its page may.";
  const message = part("p", "term-card__notice", words);
  message.id = "term-card-definition";
  const onward = part("a", "term-card__entry", isGone ? "What became of it" : "To its page");
  onward.href = link.href;
  return [title, message, part("p", "term-card__foot", onward)];
}

// byHand: the reader has asked for the card; byKey: and goes on in it.
async function open(link, { byHand = false, byKey = false } = {}) {
  wanted = link;
  const answer = await load(link).catch((error) => error);
  if (wanted !== link) return; // the reader has gone on
  wanted = null;
  if (answer instanceof Error && !(answer instanceof Refused)) {
    if (byHand) location.assign(link.href);
    return;
  }
  if (opener !== link) show(link, answer);
  if (byKey) card.focus({ preventScroll: true });
}

function show(link, answer) {
  close();
  opener = link;
  if (answer instanceof Refused) text.replaceChildren(...excuse(link, answer));
  else text.innerHTML = answer;
  text.scrollTop = 0;
  card.showPopover();
  link.setAttribute("aria-expanded", "true");
  delete card.dataset.side;
  place();
  const detail = { address: link.dataset.card };
  if (!(answer instanceof Refused)) link.dispatchEvent(new CustomEvent("card:open", { bubbles: true, detail }));
}

function close() {
  clearTimeout(timer);
  wanted = null;
  if (opener) card.hidePopover();
}

// Below the link, or above it where there is more room; never beyond the window.
function place() {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const lines = opener.getClientRects();
  const { left, right, top, bottom } = lines[Math.min(line, lines.length - 1)];
  const [above, below] = [top - 2 * GAP - BORDERS, height - bottom - 2 * GAP - BORDERS];
  card.dataset.side ??= below < ROOM && above > below ? "above" : "below";
  const isAbove = card.dataset.side === "above";
  text.style.maxHeight = `${Math.min(Math.max(LEAST, isAbove ? above : below), height - 2 * GAP - BORDERS)}px`;
  const within = (start, size, space) => Math.max(GAP, Math.min(start, space - size - GAP));
  const x = within((left + right - card.offsetWidth) / 2, card.offsetWidth, width);
  const wish = isAbove ? top - GAP - card.offsetHeight : bottom + GAP;
  const y = within(wish, card.offsetHeight, height);
  card.toggleAttribute("data-covers", Math.abs(y - wish) > 1);
  card.style.left = `${x + scrollX}px`;
  card.style.top = `${y + scrollY}px`;
  card.style.setProperty("--arrow", `${Math.max(2 * GAP, Math.min((left + right) / 2 - x, card.offsetWidth - 2 * GAP))}px`);
}

const linkOf = (event) => event.target.closest?.(LINKS);

// Who reads by keyboard keeps the card, wherever the mouse goes.
function isHeld() {
  const { activeElement: at } = document;
  return card.contains(at) || (at === opener && at.matches(":focus-visible"));
}

function lineUnder(event, link) {
  const lines = [...link.getClientRects()];
  return Math.max(0, lines.findIndex(({ top, bottom }) => event.clientY >= top && event.clientY <= bottom));
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const link = linkOf(event);
  if (link || card.contains(event.target)) clearTimeout(timer);
  if (!link || link === opener) return;
  load(link).catch(() => {});
  timer = setTimeout(() => {
    line = lineUnder(event, link);
    open(link);
  }, REST);
});

document.addEventListener("pointerout", (event) => {
  if (event.pointerType !== "mouse" || !(linkOf(event) || card.contains(event.target))) return;
  clearTimeout(timer);
  wanted = null;
  timer = setTimeout(() => isHeld() || close(), LEAVE);
});

document.addEventListener(
  "pointerdown",
  (event) => {
    const link = linkOf(event);
    press = link && { link, by: event.pointerType, wasOpen: link === opener };
    if (link && event.pointerType !== "mouse") load(link).catch(() => {});
  },
  { capture: true },
);

document.addEventListener("click", (event) => {
  const link = linkOf(event);
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const byKey = event.detail === 0;
  // A mouse has seen the card when it rested, and a second tap follows the link.
  if (!byKey && (press?.link !== link || press.by === "mouse" || press.wasOpen)) return;
  event.preventDefault();
  line = byKey ? 0 : lineUnder(event, link);
  open(link, { byHand: true, byKey });
});

document.addEventListener("focusin", (event) => {
  const link = linkOf(event);
  if (!link?.matches(":focus-visible") || link === opener || returning) return;
  load(link).catch(() => {});
  clearTimeout(timer);
  timer = setTimeout(() => {
    line = 0;
    open(link);
  }, DWELL);
});

document.addEventListener("focusout", (event) => {
  if (!linkOf(event) || card.contains(event.relatedTarget)) return;
  clearTimeout(timer);
  // Another window came to the front: the card stays for the way back.
  if (linkOf(event) === opener && document.hasFocus()) close();
});

// The card stands at the end of the page and is read after its link: Tab leads out of it to where the link is.
card.addEventListener("keydown", (event) => {
  if (event.key !== "Tab" || !opener) return;
  const stops = [...card.querySelectorAll("a[href], summary")].filter((stop) => stop.checkVisibility());
  const at = stops.indexOf(document.activeElement);
  if (event.shiftKey ? at > 0 : at < stops.length - 1) return;
  if (event.shiftKey) event.preventDefault();
  close(); // the focus is on the link again; Tab itself goes on from there
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});

card.addEventListener("beforetoggle", (event) => {
  if (event.target !== card || event.newState === "open") return;
  const link = opener;
  opener = null;
  link.setAttribute("aria-expanded", "false");
  if (!card.contains(document.activeElement)) return;
  returning = true;
  link.focus({ preventScroll: true });
  returning = false;
});

// A part of the card was unfolded.
card.addEventListener("toggle", (event) => event.target !== card && opener && place(), { capture: true });
addEventListener("resize", () => opener && place());

const links = document.querySelectorAll(LINKS);
if (links.length && "popover" in HTMLElement.prototype) {
  document.body.append(card);
  for (const link of links) {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-controls", card.id);
  }
}
