// The dialogue in which sources are chosen and cited: finds them while one types, keeps their order, sends them.
if (!window.siteEntities.openCitation) {
  const WAIT = 150; // milliseconds after a key

  // The list of sources below the field in which one searches.
  class Finder {
    constructor(form, choose) {
      this.query = form.querySelector("[data-query]");
      this.list = form.querySelector("[data-options]");
      this.told = form.querySelector("[data-told]");
      this.address = form.dataset.search;
      this.choose = choose;
      this.query.addEventListener("input", () => this.soon());
      this.query.addEventListener("keydown", (event) => this.key(event));
      this.query.addEventListener("click", () => this.show(true));
      // The field keeps the focus, so that typing goes on.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
    }

    get active() {
      return this.list.querySelector("[aria-selected=true]");
    }

    soon() {
      clearTimeout(this.timer);
      this.isLate = true; // the list is not yet that of what was typed
      this.isWanted = false;
      this.timer = setTimeout(() => this.find(), WAIT);
    }

    async find() {
      this.request?.abort();
      this.request = new AbortController();
      const words = this.query.value;
      try {
        const headers = { "X-Requested-With": "XMLHttpRequest" };
        const address = `${this.address}?${new URLSearchParams({ q: words })}`;
        const response = await fetch(address, { headers, signal: this.request.signal });
        if (!response.ok) throw response;
        const { options, told } = await response.json();
        this.list.innerHTML = options;
        this.told.textContent = told;
        this.show(true);
        if (words.trim()) this.mark(this.list.firstElementChild);
        this.isLate = false;
        if (this.isWanted) this.take(this.active);
      } catch (reason) {
        if (reason.name !== "AbortError") this.told.textContent = window.siteEntities.whyNot(reason);
      }
    }

    show(isShown) {
      this.list.hidden = !isShown;
      this.query.setAttribute("aria-expanded", String(isShown));
      if (!isShown) this.mark(null);
    }

    mark(option) {
      this.active?.setAttribute("aria-selected", "false");
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) this.query.setAttribute("aria-activedescendant", option.id);
      else this.query.removeAttribute("aria-activedescendant");
    }

    key(event) {
      const [first, last] = [this.list.firstElementChild, this.list.lastElementChild];
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const isDown = event.key === "ArrowDown";
        const next = isDown ? this.active?.nextElementSibling ?? first : this.active?.previousElementSibling ?? last;
        this.show(true);
        this.mark(next);
      } else if (event.key === "Enter") {
        event.preventDefault(); // sends nothing before something is chosen
        if (this.isLate) this.isWanted = true;
        else this.take(this.active);
      } else if (event.key === "Escape" && !this.list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        this.show(false);
      }
    }

    take(option) {
      if (!option) return;
      clearTimeout(this.timer);
      this.request?.abort();
      this.isLate = this.isWanted = false;
      this.choose(option.dataset);
      this.query.value = "";
      this.show(false);
      this.told.textContent = `${option.dataset.name} is cited. Search again to add another source.`;
    }
  }

  // The sources that are cited, in order.
  class Rows {
    constructor(form) {
      this.form = form;
      this.list = form.querySelector("[data-rows]");
      this.list.addEventListener("click", (event) => this.click(event));
      this.number();
    }

    get all() {
      return [...this.list.querySelectorAll("[data-row]")];
    }

    add({ source, name, about }) {
      const row = this.form.querySelector("[data-template]").content.firstElementChild.cloneNode(true);
      row.querySelector("[name$='-source']").value = source;
      row.querySelector("[data-name]").textContent = name;
      row.querySelector("[data-about]").textContent = about;
      this.list.append(row);
      this.number();
      row.querySelector("[name$='-locator']").focus();
    }

    click({ target }) {
      const row = target.closest("[data-row]");
      const button = target.closest("button");
      if (!button) return;
      if ("remove" in button.dataset) row.remove();
      if ("up" in button.dataset) row.previousElementSibling.before(row);
      if ("down" in button.dataset) row.nextElementSibling.after(row);
      this.number();
      if (!row.isConnected) this.form.querySelector("[data-query]").focus();
      else if (!button.hidden) button.focus();
      else row.querySelector("button:not([hidden])").focus(); // where it cannot go on it can go back
    }

    // What is sent, and read out, counts the rows as they stand now.
    number() {
      this.all.forEach((row, place) => {
        for (const named of row.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
          for (const attribute of ["name", "id", "for", "aria-describedby"]) {
            const value = named.getAttribute(attribute);
            if (value) named.setAttribute(attribute, value.replace(/cited-(\d+|__prefix__)-/, `cited-${place}-`));
          }
        }
        const name = row.querySelector("[data-name]").textContent;
        for (const label of row.querySelectorAll("[data-says]")) label.textContent = label.dataset.says.replace("{}", name);
        row.querySelector("[data-up]").hidden = place === 0;
        row.querySelector("[data-down]").hidden = place === this.all.length - 1;
      });
      this.form.querySelector("[name$='-TOTAL_FORMS']").value = this.all.length;
      this.form.querySelector("[data-none]").hidden = this.all.length > 0;
    }
  }

  const name = (modal, form) => {
    const dialog = modal.container[0];
    dialog.setAttribute("aria-label", form.getAttribute("aria-label"));
    dialog.setAttribute("aria-modal", "true");
    dialog.removeAttribute("aria-hidden");
  };

  window.siteEntities.openCitation = (modal) => {
    const form = modal.body[0].querySelector("[data-citation]");
    const rows = new Rows(form);
    new Finder(form, (source) => rows.add(source));
    name(modal, form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      modal.postForm(form.action, window.jQuery(form).serialize());
    });
    const places = ["[aria-invalid=true]", "[name$='-locator']", "[data-query]"];
    const start = places.map((place) => form.querySelector(place)).find(Boolean);
    start.focus();
    modal.container.one("shown.bs.modal", () => start.focus());
  };
}
