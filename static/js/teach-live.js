// Pages of results: tables that refresh themselves while they are looked at, and answers that are marked in place.
// Without it the same links and forms load the page anew.
const EVERY = 15000; // milliseconds
const REDIRECTED = "You are signed out. Sign in again in another tab; what you wrote is kept here.";
const tables = () => document.querySelectorAll("[data-live]");
let checked = Date.now();

const refresh = () => {
  checked = Date.now();
  for (const table of tables()) table.dispatchEvent(new CustomEvent("live:due"));
};
const tell = (selector, text) => {
  for (const place of document.querySelectorAll(selector)) place.textContent = text;
};

if (tables().length) {
  setInterval(() => document.hidden || refresh(), EVERY);
  document.addEventListener("visibilitychange", () => document.hidden || Date.now() - checked < EVERY || refresh());
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-live-now]")) return;
    event.preventDefault();
    refresh();
  });
}

// What the table holds is told, so that an unchanged one is not sent again.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.elt.dataset.live) detail.parameters.seen = detail.elt.dataset.live;
});
document.addEventListener("live:checked", ({ target, detail }) => {
  if (target.dataset.live) target.dataset.live = detail.version;
  tell("[data-live-time]", detail.time);
  tell("[data-live-fault]", "");
});

// Where an answer comes from another address, that is the login.
const isElsewhere = ({ xhr, pathInfo }) =>
  xhr.responseURL && new URL(xhr.responseURL).pathname !== new URL(pathInfo.finalRequestPath, location.href).pathname;
const isUnsaved = (field) => field.value !== field.defaultValue;

const failed = ({ elt }, reason) => {
  if (elt.dataset.live) tell("[data-live-fault]", `Not refreshed: ${reason}`);
  const said = elt.closest(".feedback")?.querySelector("[data-feedback-said]");
  if (said) said.textContent = `Not saved: ${reason}`;
  if (said) tell("[data-answers-said]", said.textContent);
};

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!isElsewhere(detail)) return;
  detail.shouldSwap = false;
  failed(detail, REDIRECTED);
});
document.addEventListener("htmx:sendError", ({ detail }) => failed(detail, "the site cannot be reached. Try again."));
document.addEventListener("htmx:responseError", ({ detail }) => {
  const reasons = {
    403: "you were signed out, or may not do that any more. Copy what you wrote before you load the page again.",
    404: "this is not there any more.",
  };
  failed(detail, reasons[detail.xhr.status] ?? "the site answered with an error. Try again.");
});
document.addEventListener("htmx:afterSwap", ({ target }) => {
  const said = target.closest?.("[data-said]")?.dataset.said;
  if (said) tell("[data-answers-said]", said);
});

const answers = document.querySelector("[data-answers]");
if (answers) {
  // The browser would press the first button of the page.
  answers.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input[data-feedback]")) return;
    event.preventDefault();
    event.target.closest(".feedback").querySelector("button").click();
  });
  let isSent = false;
  answers.addEventListener("submit", () => (isSent = true));
  addEventListener("beforeunload", (event) => {
    if (!isSent && [...answers.querySelectorAll("[data-feedback]")].some(isUnsaved)) event.preventDefault();
  });
}
