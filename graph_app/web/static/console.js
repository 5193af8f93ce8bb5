// The console: Ctrl+Enter and Run ask, Stop and leaving the page end the query, a click in the schema inserts a name.
"use strict";

const form = document.getElementById("console");
const query = document.getElementById("query");
const parameters = document.getElementById("parameters");
const running = document.getElementById("running");
const stop = document.getElementById("stop");
const LONGEST_ADDRESS = 6000;
let asking = null;
let leaveByTab = false;

const written = () => ({ query: query.value, parameters: parameters.value });

// The address names what was asked, so that it can be sent to a colleague; whoever opens it presses Run.
function showInAddress() {
  const address = new URL(form.action);
  const lang = new URL(window.location).searchParams.get("lang");
  address.search = new URLSearchParams([["query", query.value], ["parameters", parameters.value], ...(lang ? [["lang", lang]] : [])].filter(([, text]) => text));
  if (address.href.length < LONGEST_ADDRESS) window.history.replaceState(null, "", address);
}

async function ask() {
  asking?.abort();
  const mine = (asking = new AbortController());
  addTo("history", written());
  showAll();
  showInAddress();
  running.textContent = running.dataset.running;
  stop.hidden = false;
  try {
    // The connection of a request that is given up is closed, by which the site knows to end the query.
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: mine.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("answer") ?? page.getElementById("content");
    document.getElementById("answer").replaceChildren(...found.childNodes);
    drawResult();
    running.textContent = "";
  } catch (problem) {
    if (mine === asking) running.textContent = problem.name === "AbortError" ? running.dataset.stopped : running.dataset.failed;
  }
  if (mine === asking) {
    stop.hidden = true;
    asking = null;
  }
}

function insert(text, field = query) {
  field.focus();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
}

function open(entry) {
  query.value = entry.query;
  parameters.value = entry.parameters;
  query.focus();
}

function showAll() {
  showRemembered("favourites", open);
  showRemembered("history", open);
}

form.addEventListener("submit", (event) => {
  if (event.submitter && "download" in event.submitter.dataset) return;
  event.preventDefault();
  ask();
});
stop.addEventListener("click", () => asking?.abort());
window.addEventListener("pagehide", () => asking?.abort());

form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    ask();
  } else if (event.key === "Tab" && event.target === query && !event.shiftKey && !leaveByTab) {
    event.preventDefault();
    insert("  ");
  }
  leaveByTab = event.key === "Escape";
});

document.addEventListener("click", (event) => {
  const name = event.target.closest("button[data-insert]");
  if (name) insert(name.dataset.insert);
  const sort = event.target.closest("#answer button.sort");
  if (sort) sortBy(sort);
});

document.getElementById("keep").addEventListener("click", () => {
  addTo("favourites", written());
  showAll();
});
document.getElementById("forget").addEventListener("click", () => {
  remember("history", []);
  showAll();
});
document.getElementById("keep").hidden = false;
document.getElementById("remembered").hidden = false;
showAll();
