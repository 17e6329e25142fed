// Answers are saved while they are written. What the site has not confirmed is kept on this device, by pupil, because
// devices are shared: it is sent when there is a connection again, from whatever page of the class is open then.
const PUPIL = document.body.dataset.pupil;
const PREFIX = `learn:${PUPIL}:`;
const SOON = 1500; // milliseconds without a key after which an answer is sent
const LATEST = 10_000; // milliseconds after which it is sent though the writer goes on
const PATIENCE = 20_000; // milliseconds for an answer of the site
const RETRY = [5000, 10_000, 20_000, 40_000, 60_000]; // milliseconds between attempts
const KEEPALIVE = 50_000; // bytes that browsers send after a page has closed, with some to spare
const KEPT_DAYS = 60;
const ATTEMPTS = 5; // of what was sent and not confirmed, as many are remembered

// --- What is kept on this device --------------------------------------------------------------------------------------

const memory = new Map(); // the same for browsers that keep nothing
let isKept = true;
let isLeaving = false; // then nothing is kept any more

function keep(key, entry) {
  if (isLeaving) return;
  memory.set(key, entry);
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(entry));
  } catch {
    isKept = false;
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key)) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

// Unless another tab has kept something else meanwhile.
function forget(key, value) {
  const entry = read(key);
  if (value && entry && canon(entry.value) !== canon(value)) return;
  memory.delete(key);
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {} // then there is nothing
}

function keptKeys() {
  const keys = new Set(memory.keys());
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) keys.add(name.slice(PREFIX.length));
  } catch {} // then those in memory are all
  return [...keys];
}

// What was left on this device long ago.
function forgetOld() {
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith("learn:")) continue;
      const { at } = JSON.parse(localStorage.getItem(name));
      if (!(Date.now() - at < KEPT_DAYS * 86_400_000)) localStorage.removeItem(name);
    }
  } catch {} // not ours, or nothing is kept
}

// --- Values and the site ----------------------------------------------------------------------------------------------

function canon({ text = "", choices = [], passage = {} }) {
  return JSON.stringify([text, choices, (passage.quote ?? "").trim()]);
}

function hash(text) {
  let sum = 5381;
  for (let i = 0; i < text.length; i++) sum = ((sum * 33) ^ text.charCodeAt(i)) >>> 0;
  return `${text.length}.${sum}`;
}

function token() {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return cookie?.[1] ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

// {status, …} as the site answered; status 0 where nothing did.
async function post(address, entry) {
  const body = JSON.stringify({ base: entry.base, version: entry.version, ...entry.value });
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token(), "X-Requested-With": "fetch" };
  const keepalive = new Blob([body]).size < KEEPALIVE;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(address, { method: "POST", body, headers, keepalive, signal });
    const isTold = response.headers.get("Content-Type")?.includes("json");
    return { status: response.status, ...(isTold ? await response.json() : {}) };
  } catch {
    return { status: 0 };
  }
}

const passes = ({ status }) => status === 0 || status === 429 || status >= 500;

// --- One answer -------------------------------------------------------------------------------------------------------

class Answer {
  constructor(section) {
    this.section = section;
    this.key = section.dataset.question;
    this.base = Number(section.dataset.revision);
    this.saved = canon(this.value); // what the site has
    this.own = new Set(); // all that was written here, by its hash: another tab may have sent it
    this.timer = 0;
    this.since = 0; // when the first key was pressed that is not sent yet
    this.tried = this.saved;
    this.tries = 0; // without an answer of the site
    this.sending = null;
    this.clash = null;
    section.addEventListener("input", () => this.changed());
    // Not what was tried already: a press on the link to sign in is a change of the field that loses the focus.
    section.addEventListener("change", () => canon(this.value) !== this.tried && this.send());
    for (const field of section.querySelectorAll("[data-longest]")) {
      field.addEventListener("input", () => this.count(field));
      this.count(field);
    }
  }

  field(name) {
    return this.section.querySelector(`[name="${name}-${this.key}"]`);
  }

  get value() {
    const choices = [...this.section.querySelectorAll(`[name="choice-${this.key}"]:checked`)].map(({ value }) => value);
    const passage = {};
    for (const name of ["quote", "before", "after", "block"]) passage[name] = this.field(name)?.value ?? "";
    return { text: this.field("text")?.value ?? "", choices, passage: passage.quote.trim() ? passage : {} };
  }

  set value({ text = "", choices = [], passage = {} }) {
    if (this.field("text")) this.field("text").value = text;
    for (const name of ["quote", "before", "after", "block"]) {
      if (this.field(name)) this.field(name).value = passage[name] ?? "";
    }
    for (const box of this.section.querySelectorAll(`[name="choice-${this.key}"]`)) {
      box.checked = choices.includes(box.value);
    }
  }

  get isPending() {
    return canon(this.value) !== this.saved;
  }

  get entry() {
    const { key, base, value } = this;
    const version = Number(document.querySelector("[name=version]")?.value ?? 0);
    const told = { address: this.section.dataset.address, page: location.pathname, attempts: read(key)?.attempts ?? [] };
    return { ...told, base, version, value, at: Date.now() };
  }

  changed() {
    this.own.add(hash(canon(this.value)));
    if (!this.isPending) forget(this.key);
    else keep(this.key, this.entry);
    if (this.clash) return;
    this.say(this.isPending ? "Not saved yet" : "");
    const now = Date.now();
    this.since ||= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), Math.max(0, Math.min(SOON, this.since + LATEST - now)));
  }

  // Resolves to whether the site has what stands in the fields.
  async send() {
    clearTimeout(this.timer);
    if (this.sending) {
      await this.sending;
      return this.isPending ? this.send() : true;
    }
    if (!this.isPending) return true;
    if (this.clash) return false;
    this.since = 0;
    const { entry } = this;
    this.tried = canon(entry.value);
    entry.attempts = [...entry.attempts, hash(this.tried)].slice(-ATTEMPTS);
    keep(this.key, entry);
    this.say("Saving…");
    this.sending = post(entry.address, entry);
    const answer = await this.sending;
    this.sending = null;
    return this.answered(answer, entry);
  }

  answered(answer, entry) {
    this.tries = passes(answer) ? this.tries + 1 : 0;
    if (answer.state === "saved") return this.confirmed(answer, entry.value);
    if (answer.state === "changed") {
      const found = hash(canon(answer));
      const isOwn = entry.attempts.includes(found) || this.own.has(found); // the site got it, its answer was lost
      if (!isOwn && canon(answer) !== canon(entry.value)) return this.showClash(answer);
      this.base = answer.revision;
      this.saved = canon(answer);
      return this.isPending ? this.send() : this.confirmed(answer, entry.value);
    }
    const [words, link] = sayings(answer);
    this.say(words, link, true);
    if (passes(answer)) {
      const wait = RETRY[Math.min(this.tries, RETRY.length) - 1] * (0.75 + Math.random() / 2);
      this.timer = setTimeout(() => this.send(), wait);
    }
    return false;
  }

  confirmed({ revision, at, passage }, value) {
    this.base = revision;
    this.saved = canon(value);
    this.section.classList.remove("question--unsaved");
    const stored = this.section.querySelector("[data-revision-field]");
    if (stored) stored.value = revision;
    const missing = this.section.querySelector("[data-missing]");
    if (missing) missing.hidden = passage?.found !== false;
    countAnswered();
    if (this.isPending) {
      this.changed();
      return false;
    }
    forget(this.key, value);
    this.say(revision ? `Saved at ${at}` : "");
    return true;
  }

  say(words, link = null, isUrgent = false) {
    const state = this.section.querySelector("[data-state]");
    state.replaceChildren(words, ...(link ? [" ", link] : []));
    state.toggleAttribute("data-urgent", isUrgent);
    state.toggleAttribute("data-saved", words.startsWith("Saved at"));
  }

  count(field) {
    const count = this.section.querySelector("[data-count]");
    const longest = Number(field.dataset.longest);
    const length = [...field.value].length;
    count.hidden = length < 0.8 * longest;
    count.toggleAttribute("data-urgent", length > longest);
    count.textContent = `${length.toLocaleString("en-GB")} of ${longest.toLocaleString("en-GB")} characters`;
  }

  // Another tab or device saved something else: js/learn-clash.js shows both, and the pupil chooses.
  showClash(answer) {
    this.clash = answer;
    const settled = () => {
      this.clash = null;
      this.base = answer.revision;
    };
    const keepMine = () => {
      settled();
      this.send();
    };
    const takeTheirs = () => {
      settled();
      this.value = answer;
      this.confirmed(answer, this.value);
    };
    const detail = { answer, keepMine, takeTheirs };
    this.section.dispatchEvent(new CustomEvent("answer:clash", { bubbles: true, detail }));
    this.say("Choose which one to keep", null, true);
    return false;
  }
}

function sayings({ status, words }) {
  const where = isKept ? "kept on this device" : "kept on this page only: do not close it";
  if (status === 0) return [`Not connected: ${where}, will be sent`];
  if (passes({ status })) return [`The site does not answer just now: ${where}, will be sent`];
  if (status === 401) return [`You are signed out: ${where}.`, signInLink()];
  if (status === 403) return [`Not saved: ${where}. Open this page again.`];
  if (status === 404) return [`This question is no longer asked: ${where}.`];
  return [`Not saved: ${where}. ${words ?? ""}`];
}

function signInLink() {
  const link = Object.assign(document.createElement("a"), { href: document.body.dataset.signIn });
  link.textContent = "Sign in again";
  return link;
}

// --- All of them ------------------------------------------------------------------------------------------------------

const answers = new Map();

function countAnswered() {
  const shown = document.querySelector("[data-answered]");
  if (!shown) return;
  const filled = [...answers.values()].filter(({ saved }) => saved !== canon({})).length;
  shown.textContent = `${filled} of ${answers.size}`;
}

const flush = () => Promise.all([...answers.values()].map((answer) => answer.send()));
const leftOver = () => keptKeys().filter((key) => !answers.has(key)).map((key) => [key, read(key)]);

// What was written on other pages and could not be sent from there. Another tab may have it in hand: the site tells.
async function sendLeftOver() {
  for (const [key, entry] of leftOver()) {
    if (!entry?.address || document.querySelector(`[data-question="${CSS.escape(key)}"]`)) continue;
    const answer = await post(entry.address, entry);
    const isThere = answer.state === "changed" && canon(answer) === canon(entry.value);
    if (answer.state === "saved" || isThere) forget(key, entry.value);
  }
  tellLeftOver();
}

function tellLeftOver() {
  const left = leftOver().filter(([key]) => !document.querySelector(`[data-question="${CSS.escape(key)}"]`));
  const shown = document.querySelector("[data-outbox]");
  if (!shown) return;
  shown.hidden = !left.length;
  const many = left.length === 1 ? "An answer is" : `${left.length} answers are`;
  const link = Object.assign(document.createElement("a"), { href: left[0]?.[1].page ?? "" });
  link.textContent = "Open it";
  shown.replaceChildren(`${many} kept on this device and not saved yet. `, link);
}

// Nothing can be saved any more, but something is kept: it is shown, and thrown away when the pupil says so.
function showKept(section) {
  const entry = read(section.dataset.question);
  if (!entry) return;
  const box = Object.assign(document.createElement("div"), { className: "message" });
  const words = Object.assign(document.createElement("blockquote"), { className: "question__kept" });
  words.textContent = [entry.value.passage?.quote, entry.value.text].filter(Boolean).join("\n") || "Another choice";
  const button = Object.assign(document.createElement("button"), { className: "button button--quiet", type: "button" });
  button.textContent = "Delete it from this device";
  button.addEventListener("click", () => {
    forget(section.dataset.question);
    box.remove();
  });
  box.append("This was written on this device and could not be saved:", words, button);
  section.append(box);
}

// --- Forms that must wait for answers -----------------------------------------------------------------------------------

const allSent = async () => {
  await flush();
  await sendLeftOver();
  return keptKeys().length === 0 && ![...answers.values()].some(({ isPending }) => isPending);
};

// A second press goes on without them.
function waitFor(form, words, then = () => {}) {
  let wasWarned = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (wasWarned || (await allSent())) {
      then();
      form.submit();
      return;
    }
    wasWarned = true;
    const warning = Object.assign(document.createElement("p"), { className: "message message--error form-warning" });
    warning.setAttribute("role", "alert");
    warning.textContent = words;
    form.append(warning);
  });
}

function forgetAll() {
  isLeaving = true;
  for (const key of keptKeys()) forget(key);
}

if (PUPIL) {
  forgetOld();
  for (const section of document.querySelectorAll("[data-question]")) {
    if (!section.dataset.address) {
      showKept(section);
      continue;
    }
    const answer = new Answer(section);
    answers.set(answer.key, answer);
    const entry = read(answer.key);
    if (entry && canon(entry.value) !== answer.saved) {
      answer.value = entry.value;
      answer.base = entry.base;
      answer.send();
    } else {
      forget(answer.key);
    }
  }
  sendLeftOver();

  document.querySelector("[data-answers]")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isSaved = (await flush()).every(Boolean);
    if (isSaved && event.submitter?.dataset.onward) location.assign(event.submitter.dataset.onward);
    else if (!isSaved) document.querySelector("[data-urgent]")?.scrollIntoView({ block: "center" });
  });
  for (const form of document.querySelectorAll("[data-hand-in]")) {
    waitFor(form, "Some of what you wrote could not be saved yet. Press again to hand in without it.");
  }
  for (const form of document.querySelectorAll("[data-leave]")) {
    const words = "Some of what you wrote could not be saved yet. Press again to leave and delete it from this device.";
    waitFor(form, words, forgetAll);
  }

  addEventListener("online", () => flush().then(sendLeftOver));
  // The page may never come back: this goes out even while it closes.
  document.addEventListener("visibilitychange", () => flush());
  addEventListener("pagehide", () => flush());
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload()); // who is signed in may have changed
  addEventListener("beforeunload", (event) => {
    if (!isKept && [...answers.values()].some(({ isPending }) => isPending)) event.preventDefault();
  });
}
