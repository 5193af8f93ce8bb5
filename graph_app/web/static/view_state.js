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

  // What short addresses stand for, as far as this page has met them; and a long one that is about to get a short one.
  kept: new Map(),
  ahead: null,

  // The address with all that the view holds, also where a short one stands for it.
  address() {
    if (this.ahead) return new URL(this.ahead);
    const given = new URL(window.location.href);
    const state = this.kept.get(given.searchParams.get("view"));
    if (state === undefined) return given;
    const address = new URL(given);
    for (const [field, value] of new URLSearchParams(state)) {
      if (!given.searchParams.has(field)) address.searchParams.append(field, value);
    }
    address.searchParams.delete("view");
    return address;
  },

  // The site has told what the address that is drawn stands for.
  told(state) {
    const id = new URL(window.location.href).searchParams.get("view");
    if (id) this.kept.set(id, state);
    this.shown = this.drawn(this.address());
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

  // Goes to another address; false where that is this one. Whatever a person does ends the playing of years.
  go(changes, { replace = false, playing = false } = {}) {
    if (!playing) stopYears();
    const address = this.addressWith(changes);
    if (address.href === this.addressWith({}).href) return false;
    if (address.search.length <= LONGEST) {
      this.come(address, replace);
      return true;
    }
    // Nobody can mail such an address: the site keeps it and gives a short one. What is done meanwhile builds on it.
    this.ahead = address;
    shortened(address).then((short) => { if (this.ahead === address) this.come(short, replace); });
    return true;
  },

  come(address, replace) {
    this.ahead = null;
    const step = window.history.state?.step ?? 0;
    if (replace) window.history.replaceState({ step }, "", address);
    else {
      window.history.pushState({ step: step + 1 }, "", address);
      this.lastStep(step + 1);
    }
    this.changed();
  },

  // Comes to an address whose picture is painted already.
  painted(address, replace) {
    this.ahead = null;
    const step = (window.history.state?.step ?? 0) + (replace ? 0 : 1);
    window.history[replace ? "replaceState" : "pushState"]({ step }, "", address);
    if (!replace) this.lastStep(step);
    this.shown = this.drawn(this.address());
    document.getElementById("explore").dataset.drawnFor = window.location.search;
    this.showSteps();
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

  lastStep(step) { window.sessionStorage.setItem("last step", step); },

  // The same view in the other language is another page, and one more step.
  carryOver() { window.sessionStorage.setItem("carried step", (window.history.state?.step ?? 0) + 1); },

  begin(listener) {
    this.listener = listener;
    this.told(document.getElementById("state").dataset.state);
    const carried = Number(window.sessionStorage.getItem("carried step"));
    window.sessionStorage.removeItem("carried step");
    if (window.history.state?.step === undefined) window.history.replaceState({ step: carried }, "", window.location.href);
    // Whoever comes back from another page finds that page ahead, and not a step of this view.
    const [arrival] = window.performance.getEntriesByType("navigation");
    if (arrival?.type !== "reload") this.lastStep(window.history.state.step);
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) this.lastStep(window.history.state.step);
      this.showSteps();
    });
    window.addEventListener("popstate", () => {
      stopYears();
      this.ahead = null;
      this.changed();
    });
    this.showSteps();
  },
};
