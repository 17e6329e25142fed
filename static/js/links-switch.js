// Links to entries: on, subtle or off, as the reader wants them, on every page of this site that has some. The browser
// remembers it; nothing is sent. js/links-early.js applies it to the next page before it is painted.
const KEY = "term-links";
const CHOICES = ["on", "subtle", "off"];
const OF_LINKS = ["href", "aria-haspopup", "aria-expanded", "aria-controls"];

const links = document.querySelectorAll("a:is([data-card], [data-mention])[href]");
const control = document.querySelector(".links-switch");
const radios = [...(control?.querySelectorAll("input") ?? [])];
const taken = new Map(); // what links had that are switched off, by link

// Words that only look like text would still be stops for the keyboard and links to a screen reader.
function takeOff(link) {
  if (taken.has(link)) return;
  taken.set(link, OF_LINKS.filter((name) => link.hasAttribute(name)).map((name) => [name, link.getAttribute(name)]));
  for (const name of OF_LINKS) link.removeAttribute(name);
}

function putBack(link) {
  for (const [name, value] of taken.get(link) ?? []) link.setAttribute(name, value);
  taken.delete(link);
}

function apply(choice) {
  if (choice === "on") delete document.documentElement.dataset.links;
  else document.documentElement.dataset.links = choice;
  links.forEach(choice === "off" ? takeOff : putBack);
  for (const radio of radios) radio.checked = radio.value === choice;
}

function remembered() {
  try {
    const choice = localStorage.getItem(KEY);
    return CHOICES.includes(choice) ? choice : "on";
  } catch {
    return document.documentElement.dataset.links ?? "on";
  }
}

function remember(choice) {
  try {
    if (choice === "on") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // For this page alone, then.
  }
}

if (links.length) {
  if (control) control.hidden = false;
  apply(remembered());
  control?.addEventListener("change", ({ target }) => {
    apply(target.value);
    remember(target.value);
  });
  // Chosen in another window, or on another page before the reader came back to this one.
  addEventListener("storage", (event) => [KEY, null].includes(event.key) && apply(remembered()));
  addEventListener("pageshow", () => apply(remembered()));
}
