// Type-ahead for every box that names an address in data-suggest: search boxes open the partner; pickers (data-fill) show
// the name of the chosen one and send its id, which a hidden field carries until somebody types again.
"use strict";

function suggestFor(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `${input.id || input.name}-suggestions`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.after(list);
  let chosen = -1;
  let asked = 0;
  let waiting = 0;

  const name = input.name;
  const carried = document.createElement("input");
  carried.type = "hidden";

  const carry = (slug) => {
    carried.value = slug;
    if (!slug) {
      input.name = name;
      carried.remove();
    } else if (name) {
      input.removeAttribute("name");
      carried.name = name;
      input.after(carried);
    }
  };

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const take = (row) => {
    if (input.dataset.fill) {
      input.value = row.dataset.name;
      carry(row.dataset.id);
      close();
      return;
    }
    const taken = new CustomEvent("partner-chosen", { bubbles: true, cancelable: true, detail: row.dataset.id });
    close();
    if (input.dispatchEvent(taken)) window.location.href = row.dataset.href;
  };

  const mark = (place) => {
    const rows = [...list.querySelectorAll("li[data-id]")];
    if (!rows.length) return;
    chosen = (place + rows.length) % rows.length;
    rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === chosen)));
    rows[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", rows[chosen].id);
  };

  const show = (found) => {
    list.replaceChildren();
    found.forEach((hit, at) => {
      const row = document.createElement("li");
      row.id = `${list.id}-${at}`;
      row.setAttribute("role", "option");
      row.dataset.id = hit.id;
      row.dataset.name = hit.name;
      row.dataset.href = hit.href;
      row.append(document.createTextNode(hit.name));
      const also = document.createElement("span");
      also.className = "also";
      also.textContent = [hit.also, hit.kind, hit.country].filter(Boolean).join(" · ");
      row.append(also);
      row.addEventListener("mousedown", (event) => { event.preventDefault(); take(row); });
      list.append(row);
    });
    if (!found.length) {
      const none = document.createElement("li");
      none.textContent = input.dataset.none || "–";
      list.append(none);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };

  const ask = async () => {
    const text = input.value.trim();
    if (!text) return close();
    const turn = ++asked;
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`);
    if (turn !== asked || !answer.ok) return;
    show((await answer.json()).rows);
  };

  if (input.dataset.fill && input.dataset.partner) carry(input.dataset.partner);
  input.addEventListener("input", () => { if (input.dataset.fill) carry(""); window.clearTimeout(waiting); waiting = window.setTimeout(ask, 90); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else mark(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
      event.preventDefault();
      take(list.querySelectorAll("li[data-id]")[chosen]);
    } else if (event.key === "Escape") close();
  });
  input.addEventListener("blur", () => window.setTimeout(close, 120));
}

document.querySelectorAll("[data-suggest]").forEach(suggestFor);
