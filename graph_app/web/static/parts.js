// The parts of the network page that say in words what is drawn.
"use strict";

// They come from the server with each picture.
const PARTS = ["filters", "toolbar", "lens-bar", "chips", "shown", "legend", "as-table", "empty", "bottom"];

// Takes over what the server says, and leaves open what is open, the table in its order and the keyboard where it is.
function takeParts(page) {
  const focusAgain = keepFocus(PARTS.map((id) => document.getElementById(id)), place);
  const open = new Set([...document.querySelectorAll("#filters details[open] > summary, #as-table[open] > summary")].map((summary) => summary.textContent));
  const scrolling = () => [document.getElementById("filters"), document.querySelector("#as-table .table-frame")];
  const scrolled = scrolling().map((each) => each.scrollTop);
  for (const id of PARTS) {
    const [old, next] = [document.getElementById(id), page.getElementById(id)];
    old.replaceChildren(...document.importNode(next, true).childNodes);
    old.hidden = next.hidden;
  }
  document.querySelectorAll("#filters summary, #as-table > summary").forEach((summary) => { if (open.has(summary.textContent)) summary.parentElement.open = true; });
  document.querySelector("#filters button[type=submit]").hidden = true;
  putInOrder();
  scrolling().forEach((each, at) => { each.scrollTop = scrolled[at]; });
  Object.assign(document.getElementById("state").dataset, page.getElementById("state").dataset);
  viewState.told(page.getElementById("state").dataset.state);
  frame.dataset.grouped = page.getElementById("explore").dataset.grouped;
  place.setAttribute("aria-label", page.getElementById("canvas").getAttribute("aria-label"));
  showYears();
  showFold(document.getElementById("filters"));
  viewState.showSteps();
  showLanguages();
  focusAgain();
}

function showLanguages() {
  document.querySelectorAll(".languages a").forEach((link) => {
    const lang = new URL(link.href).searchParams.get("lang");
    link.href = viewState.addressWith({ lang });
  });
}
