// What the console remembers, in this browser only: the last queries, and those that were kept as favourites.
"use strict";

const MOST_REMEMBERED = 30;

function remembered(list) {
  try {
    const found = JSON.parse(localStorage.getItem(`console-${list}`) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one?.query === "string" && typeof one?.parameters === "string") : [];
  } catch {
    return [];
  }
}

function remember(list, entries) {
  try {
    localStorage.setItem(`console-${list}`, JSON.stringify(entries.slice(0, MOST_REMEMBERED)));
  } catch {
    // A browser that keeps nothing still runs queries.
  }
}

const same = (one, other) => one.query === other.query && one.parameters === other.parameters;

function addTo(list, entry) {
  if (!entry.query.trim()) return;
  remember(list, [entry, ...remembered(list).filter((one) => !same(one, entry))]);
}

function removeFrom(list, entry) {
  remember(list, remembered(list).filter((one) => !same(one, entry)));
}

// Whatever was typed reaches the page as text of a node, never as markup.
function showRemembered(list, open) {
  const place = document.getElementById(list);
  const rows = remembered(list).map((entry) => {
    const row = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = entry.query.replace(/\s+/g, " ").slice(0, 120);
    button.title = entry.query;
    button.addEventListener("click", () => open(entry));
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = "×";
    remove.setAttribute("aria-label", `${document.getElementById("remembered").dataset.remove}: ${button.textContent}`);
    remove.addEventListener("click", () => {
      removeFrom(list, entry);
      showRemembered(list, open);
    });
    row.append(button, remove);
    return row;
  });
  if (!rows.length) {
    const none = document.createElement("li");
    none.className = "quiet";
    none.textContent = place.dataset.none;
    rows.push(none);
  }
  place.replaceChildren(...rows);
}
