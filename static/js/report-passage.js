// "Report an error" takes along the words that the reader has selected.
const LONGEST_PASSAGE = 300;

function selectedPassage() {
  return (window.getSelection()?.toString() ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST_PASSAGE);
}

function takeAlong(event) {
  const link = event.target.closest?.("a[data-report]");
  if (!link) return;
  const address = new URL(link.href);
  const passage = selectedPassage();
  if (passage) address.searchParams.set("passage", passage);
  else address.searchParams.delete("passage");
  link.href = address.pathname + address.search;
}

// Before the click itself, which clears the selection.
document.addEventListener("pointerdown", takeAlong, { capture: true });
document.addEventListener("keydown", (event) => event.key === "Enter" && takeAlong(event), { capture: true });
