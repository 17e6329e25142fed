// On paper a text ends with the terms that its links name, each with its definition. They are fetched when the reader
// prints and not before; without this script paper says where they are.
const pointer = document.querySelector("[data-terms]");
const paper = window.matchMedia("print");

// What goes to paper is what stands in the page when this event has been handled: here alone a script has to wait.
function add() {
  if (document.querySelector(".printed-terms")) return;
  const request = new XMLHttpRequest();
  try {
    request.open("GET", pointer.href, false);
    request.send();
  } catch {
    return; // nothing answers: the address is printed
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const terms = page.querySelector(".term-list");
  if (request.status !== 200 || !terms) return;
  const section = document.createElement("section");
  section.className = "printed-terms print-only";
  section.innerHTML = '<h2 class="printed-terms__title">Terms</h2>';
  section.append(document.adoptNode(terms));
  pointer.closest(".terms-pointer").after(section);
}

if (pointer) {
  addEventListener("beforeprint", add);
  paper.addEventListener("change", () => paper.matches && add());
}
