// Keeps a page from being sent when the server would refuse it for its size: what was typed stays in the editor.
{
  const { maxBytes, maxFields } = document.currentScript.dataset;

  const faultOf = (form) => {
    const entries = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const bytes = new URLSearchParams(entries).toString().length;
    if (bytes > Number(maxBytes)) {
      return `This page takes ${(bytes / 2 ** 20).toFixed(1)} MB; the limit is ${(maxBytes / 2 ** 20).toFixed(0)} MB.`;
    }
    if (entries.length > Number(maxFields)) {
      return `This page has ${entries.length} fields; the limit is ${maxFields}.`;
    }
    return "";
  };

  // A click comes before every submission, by key or by pointer, and before Wagtail marks the button as busy.
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("[data-edit-form] [type=submit]");
      const fault = button && faultOf(button.form);
      if (fault) {
        event.preventDefault();
        event.stopImmediatePropagation();
        const text = `${fault} Nothing was sent, and what you typed is still here: move part of it to another page.`;
        document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { clear: true, text, type: "error" } }));
        document.querySelector(".messages").scrollIntoView({ block: "end", behavior: "instant" });
      }
    },
    true,
  );
}
