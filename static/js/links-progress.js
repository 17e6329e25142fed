// Shows how far the relinking of texts has come, as long as one is under way and the page is looked at.
const EVERY = 2000; // milliseconds

setInterval(async () => {
  const shown = document.getElementById("link-runs");
  if (!shown?.hasAttribute("data-under-way") || document.hidden) return;
  const answer = await fetch(shown.dataset.poll).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("link-runs");
  if (fresh && shown.isConnected) shown.replaceWith(document.adoptNode(fresh));
}, EVERY);
