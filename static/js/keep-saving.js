// Wagtail's editor takes what stands in the form when saving by itself ends for what it has saved, though it sent what
// stood there half a second before: the last words of a quick writer would wait for the next key. This saves them too.
const HANDED_OVER_AFTER = 300; // milliseconds that the text editor keeps words to itself
let lastChange = -Infinity;
let lastSent = -Infinity;

for (const kind of ["input", "change", "keydown", "click", "drop"]) {
  document.addEventListener(kind, (event) => (lastChange = event.timeStamp), { capture: true, passive: true });
}
document.addEventListener("w-autosave:save", (event) => (lastSent = event.timeStamp));
document.addEventListener("w-autosave:success", ({ target }) => {
  // Only what the editor did begins another round, so that the rounds come to an end.
  if (lastChange > lastSent - HANDED_OVER_AFTER) target.dataset.wUnsavedForceValue = "true";
});
