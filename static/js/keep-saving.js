// Wagtail's editor takes what stands in the form when saving by itself ends for what it has saved, though it sent what
// stood there half a second before: the last words of a quick writer, or a citation that a dialogue hands over while
// saving goes on, would wait for the next key. This saves them too.
const HANDED_OVER_AFTER = 300; // milliseconds that the text editor keeps words to itself
let lastChange = -Infinity;
let lastSent = -Infinity;
let sent = new FormData();

for (const kind of ["input", "change", "keydown", "click", "drop"]) {
  document.addEventListener(kind, (event) => (lastChange = event.timeStamp), { capture: true, passive: true });
}

document.addEventListener("w-autosave:save", ({ timeStamp, detail }) => {
  lastSent = timeStamp;
  sent = detail.formData;
});

const isOfTheSite = (name) => name === "csrfmiddlewaretoken" || name.startsWith("loaded_revision_");
const texts = (data, name) => JSON.stringify(data.getAll(name).filter((value) => typeof value === "string"));

// Fields that came, went or were filled in by the answer are the site's doing, not the writer's.
const changedSince = (form, answered) => {
  const now = new FormData(form);
  const compared = [...new Set(sent.keys())].filter((name) => now.has(name) && !(name in answered) && !isOfTheSite(name));
  return compared.some((name) => texts(now, name) !== texts(sent, name));
};

document.addEventListener("w-autosave:success", ({ target, detail }) => {
  // Only what the editor did begins another round, so that the rounds come to an end.
  const isLate = lastChange > lastSent - HANDED_OVER_AFTER;
  if (isLate || changedSince(target, detail.data?.field_updates ?? {})) target.dataset.wUnsavedForceValue = "true";
});
