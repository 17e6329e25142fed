// Words that a pupil marks in the text become a highlight, a note, or evidence for a question. What is kept is shown by
// the browser's own highlights, which change nothing in the page; the list below the text has it in any browser.
const root = document.querySelector("[data-text] .reading__text") ?? document.querySelector("[data-text]");
const address = document.querySelector("[data-item]").dataset.item;
const notes = document.querySelector("[data-notes]");
const bar = document.querySelector("[data-passage-bar]");
const dialog = document.querySelector("[data-note-dialog]");
const APART = "p, li, h1, h2, h3, h4, td, th, blockquote, figcaption, caption, dt, dd, div, section, header, footer";
const LEFT_OUT = ".note-reference, .visually-hidden, .print-only, .version-line, script, style";
const AROUND = 40; // characters kept before and after a passage
const LONGEST = 2000;
const LINGER = 500; // milliseconds that the bar stays after the selection has gone: a tap on it may take it away

// --- The words of the page --------------------------------------------------------------------------------------------

// Where each character is that can be seen, without spaces: between those of the page and those kept they differ.
function lettersOf() {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const letters = { text: [], nodes: [], offsets: [] };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(LEFT_OUT)) continue;
    let offset = 0;
    for (const char of node.data) {
      if (!/[\s\u00ad]/.test(char)) {
        letters.text.push(char);
        letters.nodes.push(node);
        letters.offsets.push(offset);
      }
      offset += char.length;
    }
  }
  return letters;
}

const folded = (text) => [...text.replace(/[\s\u00ad]/g, "")];

function sameAt(letters, words, at) {
  return words.every((char, i) => letters.text[at + i] === char);
}

// The range of a passage: where more than one place has its words, the one with the words around it.
function rangeOf({ quote, before = "", after = "" }, letters) {
  const words = folded(quote);
  if (!words.length) return null;
  const [lead, tail] = [folded(before), folded(after)];
  let best = null;
  for (let at = letters.text.indexOf(words[0]); at >= 0; at = letters.text.indexOf(words[0], at + 1)) {
    if (!sameAt(letters, words, at)) continue;
    const fits = sameAt(letters, lead, at - lead.length) + sameAt(letters, tail, at + words.length);
    if (!best || fits > best.fits) best = { at, fits };
    if (fits === 2) break;
  }
  if (!best) return null;
  const last = best.at + words.length - 1;
  const range = new Range();
  range.setStart(letters.nodes[best.at], letters.offsets[best.at]);
  range.setEnd(letters.nodes[last], letters.offsets[last] + letters.text[last].length);
  return range;
}

// Words of a range, a space where one paragraph ends and another begins.
function wordsOf(range) {
  const copy = range.cloneContents();
  for (const each of copy.querySelectorAll(LEFT_OUT)) each.remove();
  for (const each of copy.querySelectorAll(APART)) each.append(" ");
  return copy.textContent.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();
}

function wordsAround(range) {
  const [lead, tail] = [new Range(), new Range()];
  lead.selectNodeContents(root);
  lead.setEnd(range.startContainer, range.startOffset);
  tail.selectNodeContents(root);
  tail.setStart(range.endContainer, range.endOffset);
  return { before: wordsOf(lead).slice(-AROUND), after: wordsOf(tail).slice(0, AROUND) };
}

function marked() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const quote = wordsOf(range);
  if (!quote) return null;
  const start = range.startContainer;
  const block = (start.nodeType === Node.TEXT_NODE ? start.parentElement : start).closest("[id]");
  return { quote, ...wordsAround(range), block: root.contains(block) ? block.id.slice(0, 80) : "" };
}

// --- The bar ----------------------------------------------------------------------------------------------------------

let passage = null;
let due = 0;

function follow() {
  const found = marked();
  clearTimeout(due);
  if (!found) {
    if (!bar.contains(document.activeElement)) due = setTimeout(hideBar, LINGER);
    return;
  }
  const isLong = found.quote.length > LONGEST;
  passage = isLong ? null : found;
  const { quote } = found;
  bar.querySelector("[data-quote]").textContent = quote.length > 90 ? `${quote.slice(0, 60)} … ${quote.slice(-25)}` : quote;
  for (const button of bar.querySelectorAll("button")) button.disabled = isLong;
  tell(isLong ? "These are too many words: mark fewer." : "");
  bar.hidden = false;
}

function hideBar() {
  bar.hidden = true;
  passage = null;
}

function tell(words, isSignedOut = false) {
  const status = bar.querySelector("[data-status]");
  status.replaceChildren(words);
  if (!isSignedOut) return;
  const link = Object.assign(document.createElement("a"), { href: document.body.dataset.signIn });
  link.textContent = "Sign in again";
  status.append(" ", link);
}

function done() {
  getSelection().removeAllRanges();
  hideBar();
}

// --- Notes ------------------------------------------------------------------------------------------------------------

// Puts the list that the site sends in place of the old one; what is typed in it and not kept yet stays.
function replaceNotes(html, form) {
  const typed = [...notes.querySelectorAll("textarea")].filter((each) => each.form !== form && each.value !== each.defaultValue);
  notes.innerHTML = html;
  for (const { id, value } of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  show();
}

// Resolves to what went wrong, in words; to nothing if all went well.
async function send(to, fields, form = null) {
  const body = new URLSearchParams(fields);
  const csrf = notes.querySelector("[name=csrfmiddlewaretoken]") ?? document.querySelector("[name=csrfmiddlewaretoken]");
  const headers = { "X-CSRFToken": csrf.value, "X-Requested-With": "fetch" };
  const response = await fetch(to, { method: "POST", body, headers }).catch(() => null);
  if (!response || response.status >= 500) return "Not connected: this was not kept. Try again.";
  if (response.status === 401) return "You are signed out: this was not kept.";
  const html = await response.text();
  if (response.status === 400) {
    const page = new DOMParser().parseFromString(html, "text/html");
    return page.querySelector("[data-note-fault]")?.textContent ?? "This was not kept.";
  }
  if (!response.ok) return "This was not kept. Open the page again.";
  replaceNotes(html, form);
  return "";
}

async function keep(kept, note = "") {
  return send(`${address}highlights/`, { ...kept, note });
}

function useAsEvidence(question) {
  for (const name of ["quote", "before", "after", "block"]) {
    const field = document.querySelector(`[name="${name}-${question}"]`);
    field.value = passage[name];
  }
  const field = document.querySelector(`[name="quote-${question}"]`);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  done();
  show();
  const section = document.getElementById(`question-${question}`);
  section.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}

function writeNote() {
  const about = passage;
  const [field, fault] = [dialog.querySelector("[data-note-text]"), dialog.querySelector("[data-fault]")];
  dialog.querySelector("[data-quote]").textContent = about.quote;
  field.value = "";
  fault.textContent = "";
  dialog.showModal();
  dialog.querySelector("form").onsubmit = async (event) => {
    if (event.submitter?.value === "cancel") return;
    event.preventDefault();
    fault.textContent = await keep(about, field.value);
    if (fault.textContent) return;
    dialog.close();
    done();
  };
}

// --- What is shown in the text ------------------------------------------------------------------------------------------

const passages = () => [...notes.querySelectorAll("[data-quote]")];

function show() {
  const letters = lettersOf();
  const ranges = { "pupil-highlight": [], "pupil-note": [], "pupil-evidence": [] };
  for (const item of passages()) {
    const range = rangeOf(item.dataset, letters);
    if (!range) continue;
    ranges[item.querySelector("textarea")?.defaultValue ? "pupil-note" : "pupil-highlight"].push(range);
    leadTo(item, range);
  }
  for (const field of document.querySelectorAll("[name^='quote-']")) {
    const value = (name) => document.querySelector(`[name="${field.name.replace("quote", name)}"]`)?.value;
    const range = rangeOf({ quote: field.value, before: value("before"), after: value("after") }, letters);
    if (range) ranges["pupil-evidence"].push(range);
  }
  if (!CSS.highlights) return;
  for (const [name, own] of Object.entries(ranges)) CSS.highlights.set(name, new Highlight(...own));
}

function leadTo(item, range) {
  const actions = item.querySelector(".own-note__actions");
  if (!actions || actions.querySelector("[data-lead]")) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--quiet" });
  button.dataset.lead = "";
  button.textContent = "Show in the text";
  button.addEventListener("click", () => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  });
  actions.append(button);
}

// --- By mouse, finger and key -------------------------------------------------------------------------------------------

bar.addEventListener("pointerdown", (event) => event.preventDefault()); // the words stay marked
bar.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (!button || !passage) return;
  if (button.dataset.evidence) useAsEvidence(button.dataset.evidence);
  else if ("note" in button.dataset) writeNote();
  else {
    const fault = await keep(passage);
    if (fault) tell(fault, fault.startsWith("You are signed out"));
    else done();
  }
});

document.addEventListener("selectionchange", () => {
  clearTimeout(due);
  due = setTimeout(follow, 150);
});

document.addEventListener("keydown", (event) => {
  if (bar.hidden) return;
  if (event.key === "Escape") done();
  if (event.key !== "Enter" || !event.ctrlKey) return;
  event.preventDefault();
  bar.querySelector("button:enabled")?.focus();
});

notes.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const to = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const fault = await send(to, new FormData(form), form);
  form.querySelector(".errorlist")?.remove();
  if (!fault) return;
  const words = Object.assign(document.createElement("p"), { className: "errorlist", textContent: fault });
  words.setAttribute("role", "alert");
  form.append(words);
});

show();
