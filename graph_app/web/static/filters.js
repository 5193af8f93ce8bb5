// The form of the view, its years and its legend: each change is another address.
"use strict";

// Of these all are chosen until one is taken out.
const OF_ALL = ["kind", "type"];

// The fields that the form's controls hold, each with what is chosen in it. All kinds or all types is no choice.
function chosenInForm(form) {
  const fields = [...form.elements].filter((field) => field.name && !field.classList.contains("kept"));
  const chosen = {};
  for (const field of fields) {
    chosen[field.name] ??= [];
    const counts = field.type !== "checkbox" || field.checked;
    if (counts && field.value) chosen[field.name].push(field.value);
  }
  for (const name of OF_ALL) {
    if (form.querySelectorAll(`[name=${name}]`).length === chosen[name].length) chosen[name] = [];
  }
  return chosen;
}

function watchForm(form) {
  form.querySelector("button[type=submit]").hidden = true;
  form.addEventListener("change", (event) => {
    const { name } = event.target;
    if (!name) return;
    // Without any kind, or any type, nothing could be seen; and none is what stands for all of them in an address.
    if (OF_ALL.includes(name) && !form.querySelector(`[name=${name}]:checked`)) event.target.checked = true;
    viewState.go(chosenInForm(form));
  });
  document.getElementById("toolbar").addEventListener("change", () => viewState.go(chosenInForm(form)));
  form.addEventListener("submit", (event) => { event.preventDefault(); viewState.go(chosenInForm(form)); });
  form.addEventListener("click", (event) => {
    if (event.target.id === "range-set") setRange();
    if (event.target.id === "play") playYears();
    if (event.target.id === "unfold") {
      form.classList.toggle("unfolded");
      showFold(form);
    }
    if (event.target.closest("#everything")) {
      event.preventDefault();
      viewState.go(Object.fromEntries([...viewState.address().searchParams.keys()].filter((field) => field !== "lang").map((field) => [field, ""])));
    }
  });
  form.addEventListener("input", (event) => { if (event.target.type === "range") showYears(); });
  form.addEventListener("change", (event) => { if (event.target.type === "range") setYears(); });
}

// In a narrow window the filters are folded away behind a button.
function showFold(form) {
  document.getElementById("unfold").setAttribute("aria-expanded", String(form.classList.contains("unfolded")));
}

function setRange() {
  const metric = document.getElementById("range-metric").value;
  const boxes = [["at_least", "range-low"], ["at_most", "range-high"]].map(([field, id]) => [field, document.getElementById(id)]);
  if (boxes.some(([, box]) => !box.reportValidity())) return;
  viewState.go(Object.fromEntries(boxes.map(([field, box]) => {
    const others = viewState.values(field).filter((text) => !text.startsWith(`${metric}:`));
    // As people write it, never as 1e5.
    const bound = box.value && Number(box.value).toLocaleString("en", { useGrouping: false, maximumFractionDigits: 9 });
    return [field, bound ? [...others, `${metric}:${bound}`] : others];
  })));
}

// Years: two handles over the bars.
function handles() {
  const histogram = document.getElementById("histogram");
  const [from, to] = ["from", "to"].map((name) => histogram.querySelector(`.${name}`));
  return { histogram, from, to, low: Math.min(from.value, to.value), high: Math.max(from.value, to.value) };
}

function showYears() {
  document.getElementById("play")?.setAttribute("aria-pressed", String(playing !== 0));
  if (!document.getElementById("histogram")) return;
  const { histogram, low, high } = handles();
  histogram.querySelectorAll(".bars rect").forEach((bar) => {
    bar.classList.toggle("outside", bar.dataset.year < low || bar.dataset.year > high);
  });
}

function setYears(options) {
  const { histogram, low, high } = handles();
  viewState.go({
    from: low > Number(histogram.dataset.first) ? String(low) : "",
    to: high < Number(histogram.dataset.last) ? String(high) : "",
  }, options);
}

// Plays the years: the end moves on by one year a second, the beginning stays, and the facts of unknown day stay out.
let playing = 0;
function stopYears() {
  window.clearInterval(playing);
  playing = 0;
  document.getElementById("play")?.setAttribute("aria-pressed", "false");
}

function playYears() {
  if (playing) return stopYears();
  const { histogram, from, to } = handles();
  const last = Number(histogram.dataset.last);
  const begin = Number(from.value);
  let year = Number(to.value) >= last ? begin : Number(to.value);
  viewState.go({ undated: "no", from: String(begin), to: String(year) });
  playing = window.setInterval(() => {
    year += 1;
    if (year > last) return stopYears();
    return viewState.go({ to: String(year) }, { replace: true, playing: true });
  }, 1000);
  document.getElementById("play").setAttribute("aria-pressed", "true");
  return undefined;
}

// The legend: a click selects what a row stands for, the cross hides it.
function watchLegend(canvas) {
  document.getElementById("legend").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.classList.contains("away")) hideEntry(canvas, button.dataset);
    else pickEntry(canvas, button.dataset);
  });
}

// A node stands under one row by its colour, and under another by its ring.
const isOf = (node, entry) => node.entry === entry || node.halo?.name === entry;

function pickEntry({ network, nodes, edges }, { entry, line }) {
  const ids = (set, wanted) => set.getIds({ filter: wanted });
  if (line) network.setSelection({ nodes: [], edges: ids(edges, (edge) => edge.type === entry) });
  else network.setSelection({ nodes: ids(nodes, (node) => isOf(node, entry)), edges: [] }, { highlightEdges: false });
}

function hideEntry({ nodes }, { entry, line }) {
  const field = line ? "type" : "kind";
  const boxes = [...document.querySelectorAll(`#filters [name=${field}]:checked`)];
  if (line || boxes.some((box) => box.value === entry)) {
    const left = boxes.filter((box) => box.value !== entry);
    if (left.length) viewState.go({ [field]: left.map((box) => box.value) });
  } else {
    const hidden = nodes.get({ filter: (node) => isOf(node, entry) && node.partner }).map((node) => node.partner);
    viewState.go({ hide: [...new Set([...viewState.values("hide"), ...hidden])] });
  }
}
