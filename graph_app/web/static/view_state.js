// The view is what the address says. Whatever a person does becomes another address; back, forward, undo and redo walk
// through the addresses, and a link opens the same view elsewhere.
"use strict";

// What is chosen in the picture; it changes the panel, never what is drawn.
const CHOSEN = ["partner", "tie", "selected"];
// What need not stand in an address.
const DEFAULTS = { layout: "force", colour: "kind", size: "degree", thickness: "facts", grouped: "community",
  hops: "1", way: "any", core: "0", undated: "yes", largest: "no" };

// Longer ones are cut by mail programs and proxies.
const LONGEST = 1800;

const viewState = {
  listener: () => {},
  shown: "",

  // The address with all that the view holds, also where a short one stands for it.
  address() {
    const given = new URL(window.location.href);
    if (!given.searchParams.has("view")) return given;
    const address = new URL(given);
    for (const [field, value] of new URLSearchParams(document.getElementById("state").dataset.state)) {
      if (!given.searchParams.has(field)) address.searchParams.append(field, value);
    }
    address.searchParams.delete("view");
    return address;
  },

  // The values of a field, which stand with commas between or in repeated fields.
  values(field) {
    return this.address().searchParams.getAll(field).flatMap((text) => text.split(",")).filter(Boolean);
  },

  addressWith(changes) {
    const address = this.address();
    for (const [field, value] of Object.entries(changes)) {
      const text = Array.isArray(value) ? value.join(",") : value;
      if (text && text !== DEFAULTS[field]) address.searchParams.set(field, text);
      else address.searchParams.delete(field);
    }
    address.search = address.searchParams.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%7E", "~");
    return address;
  },

  // What is drawn for an address: all of it but what is chosen.
  drawn(address) {
    const rest = new URL(address);
    CHOSEN.forEach((field) => rest.searchParams.delete(field));
    return rest.search;
  },

  // Goes to another address; false where that is this one.
  go(changes, { replace = false } = {}) {
    const address = this.addressWith(changes);
    if (address.href === this.addressWith({}).href) return false;
    if (address.search.length > LONGEST) {
      // Nobody can mail such an address: the site keeps it and gives a short one.
      shortened(address).then((short) => this.come(short, replace));
      return true;
    }
    this.come(address, replace);
    return true;
  },

  come(address, replace) {
    const step = window.history.state?.step ?? 0;
    if (replace) window.history.replaceState({ step }, "", address);
    else {
      window.history.pushState({ step: step + 1 }, "", address);
      window.sessionStorage.setItem("last step", step + 1);
    }
    this.changed();
  },

  // Tells the page that the address is another one, and whether another picture has to be drawn for it.
  changed() {
    const drawn = this.drawn(this.address());
    const redraw = drawn !== this.shown;
    this.shown = drawn;
    this.listener({ redraw });
    this.showSteps();
  },

  showSteps() {
    const step = window.history.state?.step ?? 0;
    // Not `disabled`: the button that was just pressed for the last time would lose the keyboard.
    this.can("undo", step > 0);
    this.can("redo", step < Number(window.sessionStorage.getItem("last step")));
  },

  can(button, possible) { document.getElementById(button).setAttribute("aria-disabled", String(!possible)); },
  undo() { if (document.getElementById("undo").getAttribute("aria-disabled") === "false") window.history.back(); },
  redo() { if (document.getElementById("redo").getAttribute("aria-disabled") === "false") window.history.forward(); },

  begin(listener) {
    this.listener = listener;
    this.shown = this.drawn(this.address());
    if (window.history.state?.step === undefined) {
      window.history.replaceState({ step: 0 }, "", window.location.href);
      window.sessionStorage.setItem("last step", 0);
    }
    window.addEventListener("popstate", () => this.changed());
    this.showSteps();
  },
};
