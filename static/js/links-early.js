// How the reader wants links to entries, before the page is first painted: a script that the browser waits for, so that
// nothing flashes. js/links-switch.js is where it is chosen.
try {
  const choice = localStorage.getItem("term-links");
  if (["subtle", "off"].includes(choice)) document.documentElement.dataset.links = choice;
} catch {
  // This browser keeps nothing for this site: links are on.
}
