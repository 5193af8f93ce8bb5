// Views that are kept on the site: under a name, or only to have a short address.
"use strict";

// What the site answers when it keeps a state; an Error with its sentence where it does not.
async function kept(state, name = null) {
  const answer = await fetch(document.getElementById("explore").dataset.views, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ state, name }),
  });
  const type = answer.headers.get("Content-Type") ?? "";
  if (!type.startsWith("application/json")) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    throw new Error(page.querySelector(".sentence")?.textContent.trim() ?? String(answer.status));
  }
  return answer.json();
}

// A short address for a long one; the long one where the site cannot keep it.
async function shortened(address) {
  try {
    const { id } = await kept(address.search.slice(1));
    const short = new URL(address);
    const chosen = [...CHOSEN, "lang"].flatMap((field) => address.searchParams.getAll(field).map((value) => [field, value]));
    short.search = new URLSearchParams([["view", id], ...chosen]).toString();
    viewState.kept.set(id, address.search.slice(1));
    return short;
  } catch {
    return address;
  }
}

function watchSaving() {
  const dialog = document.getElementById("save-dialog");
  const problem = document.getElementById("save-problem");
  const name = document.getElementById("save-name");
  document.getElementById("toolbar").addEventListener("click", (event) => {
    if (event.target.id !== "save-view") return;
    problem.hidden = true;
    dialog.showModal();
    name.focus();
  });
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    if (event.submitter?.value !== "save") return;
    event.preventDefault();
    try {
      const full = viewState.address();
      const { id } = await kept(full.search.slice(1), name.value);
      dialog.close();
      viewState.kept.set(id, full.search.slice(1));
      const beside = [...CHOSEN, "lang"].flatMap((field) => full.searchParams.getAll(field).map((value) => [field, value]));
      const address = new URL(full);
      address.search = new URLSearchParams([["view", id], ...beside]).toString();
      viewState.come(address, false);
      redraw();
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  });
}
