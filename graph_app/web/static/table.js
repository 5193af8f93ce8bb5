// The table under the picture: its columns sort, and a row and its node are chosen together.
"use strict";

// By which column the table stands and which way; it stays so when another table comes.
let sorted = null;

function watchTable(table, { choose, open }) {
  table.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    const [sort, group, row] = ["button.sort", "button[data-open]", "tr[data-node]"].map((wanted) => event.target.closest(wanted));
    const partner = event.target.closest("a[data-partner]")?.dataset.partner ?? row?.dataset.partner;
    if (sort) sortBy(sort);
    else if (group) open(group.dataset.open);
    else if (partner) {
      event.preventDefault();
      choose(partner);
    }
  });
  table.addEventListener("toggle", () => scrollToChosen());
}

function sortBy(button) {
  const column = button.closest("th").cellIndex;
  // The first click puts names from the front and numbers from the largest; the next one turns that around.
  const first = "number" in button.dataset ? "descending" : "ascending";
  const second = first === "descending" ? "ascending" : "descending";
  sorted = { column, order: sorted?.column === column && sorted.order === first ? second : first };
  putInOrder();
}

// Numbers go by their value, however they are written; names in the Vietnamese order, as in all lists of the site.
function putInOrder() {
  if (!sorted) return;
  const table = document.querySelector("#as-table table");
  const { column, order } = sorted;
  const names = new Intl.Collator("vi", { numeric: true });
  const written = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const numbers = "number" in table.tHead.rows[0].cells[column].querySelector("button").dataset;
  const compare = numbers ? (one, other) => Number(one) - Number(other) : names.compare;
  const turn = order === "descending" ? -1 : 1;
  const rows = [...table.tBodies[0].rows].map((row) => [written(row), row]);
  rows.sort(([one], [other]) => turn * compare(one, other));
  table.tBodies[0].append(...rows.map(([, row]) => row));
  for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
  table.tHead.rows[0].cells[column].setAttribute("aria-sort", order);
}

function markRows(partners) {
  document.querySelectorAll("#as-table tr[data-node]").forEach((row) => {
    if (partners.includes(row.dataset.partner)) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  });
  scrollToChosen();
}

// Only the table slides, never the page under whoever looks at the picture.
function scrollToChosen() {
  const row = document.querySelector("#as-table[open] tr[aria-current]");
  if (!row) return;
  const view = row.closest(".table-frame");
  const [above, below] = [row.offsetTop - row.closest("table").tHead.offsetHeight, row.offsetTop + row.offsetHeight];
  if (above < view.scrollTop) view.scrollTop = above;
  else if (below > view.scrollTop + view.clientHeight) view.scrollTop = below - view.clientHeight;
}
