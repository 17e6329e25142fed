// An answer was saved in another tab or on another device while it was written here: both are shown, to choose from.
function part(name, className, ...content) {
  const element = Object.assign(document.createElement(name), { className });
  element.append(...content);
  return element;
}

function button(words, className, act) {
  const made = Object.assign(part("button", className, words), { type: "button" });
  made.addEventListener("click", act);
  return made;
}

function inWords(section, { text, choices, passage }) {
  const options = choices.map((key) => section.querySelector(`[value="${CSS.escape(key)}"]`)?.parentElement.innerText);
  return [...options, passage.quote, text].filter(Boolean).join("\n") || "Nothing";
}

document.addEventListener("answer:clash", ({ target, detail: { answer, keepMine, takeTheirs } }) => {
  const box = target.querySelector("[data-clash]");
  const choose = (act) => () => {
    box.hidden = true;
    act();
    target.querySelector("textarea, input:checked, input:not([type=hidden])")?.focus();
  };
  box.replaceChildren(
    part("p", "question__clash-title", "This answer was changed in another tab or on another device."),
    part("p", "label", `Saved there at ${answer.at}`),
    part("blockquote", "", inWords(target, answer)),
    part("p", "", "What you wrote here stands in the field above and is not saved yet."),
    part(
      "div",
      "form__actions",
      button("Keep what I wrote here", "button", choose(keepMine)),
      button("Take what was saved there", "button button--quiet", choose(takeTheirs)),
    ),
  );
  box.hidden = false;
});
