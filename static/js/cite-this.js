// "Cite this" opens over the page; without this script its link leads to the same forms on a page of their own.
const SHOWN_FOR = 2500; // milliseconds that "Copied" stands beside a button

const dialogue = document.createElement("dialog");
dialogue.className = "cite-dialogue";
dialogue.setAttribute("aria-labelledby", "cite-dialogue-title");
dialogue.innerHTML = `<div class="cite-dialogue__head">
  <h2 class="cite-dialogue__title label" id="cite-dialogue-title">Cite this version</h2>
  <button class="button button--quiet" type="button" data-close>Close</button>
</div>`;

async function openDialogue(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const forms = page.querySelector(".cite-forms");
  dialogue.querySelector(".cite-forms")?.remove();
  dialogue.append(document.adoptNode(forms));
  document.body.append(dialogue);
  showButtons(dialogue);
  dialogue.showModal();
}

function showButtons(place) {
  for (const button of place.querySelectorAll("[data-copy]")) button.hidden = false;
}

// With its italics where that can be done: a reference is pasted into a text more often than into a form.
async function copy(button) {
  const form = button.closest(".cite-forms__form");
  const source = form.querySelector("[data-copied]");
  const status = form.querySelector("[role=status]");
  const plain = source.textContent.trim();
  try {
    if (source.matches("pre") || !window.ClipboardItem) {
      await navigator.clipboard.writeText(plain);
    } else {
      const types = { "text/plain": plain, "text/html": source.innerHTML };
      const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    }
    status.textContent = "Copied";
  } catch {
    // Not allowed here: it is at least selected.
    source.closest("details")?.setAttribute("open", "");
    window.getSelection().selectAllChildren(source);
    status.textContent = "Selected: copy it with your keyboard";
  }
  setTimeout(() => (status.textContent = ""), SHOWN_FOR);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
  const link = event.target.closest("a[data-cite]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    openDialogue(link).catch(() => window.location.assign(link.href));
  }
  // A click on the dialogue itself is one beside what stands in it.
  if (event.target === dialogue || event.target.closest("[data-close]")) dialogue.close();
});
showButtons(document);
