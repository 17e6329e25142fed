// The contents follow the reading: the link to the place being read carries aria-current.
const contents = document.querySelector("[data-contents]");
const links = new Map();
for (const link of contents?.querySelectorAll('a[href^="#"]') ?? []) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (target) links.set(target, link);
}

let current = null;

// The last place that starts above a line in the upper third of the window.
function placeBeingRead() {
  const line = window.innerHeight / 3;
  let found = null;
  for (const target of links.keys()) {
    if (target.getBoundingClientRect().top <= line) found = target;
  }
  return found;
}

function follow() {
  const place = placeBeingRead();
  if (place === current) return;
  if (current) links.get(current).removeAttribute("aria-current");
  current = place;
  if (!place) return;
  const link = links.get(place);
  link.setAttribute("aria-current", "location");
  keepInView(link);
}

// Scrolls the contents only, never the page.
function keepInView(link) {
  const box = contents.getBoundingClientRect();
  const { top, bottom } = link.getBoundingClientRect();
  if (top < box.top) contents.scrollTop -= box.top - top + 16;
  if (bottom > box.bottom) contents.scrollTop += bottom - box.bottom + 16;
}

if (links.size) {
  contents.dataset.following = "";
  // Everything above the line counts as seen, however far: a jump over several places is noticed too.
  const observer = new IntersectionObserver(follow, { rootMargin: "10000000px 0px -66% 0px" });
  for (const target of links.keys()) observer.observe(target);
  follow();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });
}
