// The table under the picture: its columns sort, and a row and its node are selected together.
"use strict";

function watchTable(root) {
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button.sort");
    if (button) sortBy(button);
    const row = event.target.closest("tr[data-node]");
    const link = event.target.closest("a[data-partner]");
    if (row && !event.ctrlKey && !event.metaKey && (!link || link.closest("th"))) {
      event.preventDefault();
      viewState.go({ partner: row.dataset.node, tie: "", selected: "" });
    }
  });
}

function sortBy(button) {
  const head = button.closest("th");
  const column = [...head.parentElement.children].indexOf(head);
  // The first click puts names from the front and numbers from the largest; the next one turns that around.
  const first = "number" in button.dataset ? "descending" : "ascending";
  const second = first === "descending" ? "ascending" : "descending";
  const wanted = head.getAttribute("aria-sort") === first ? second : first;
  const body = head.closest("table").tBodies[0];
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const text = (row) => row.children[column].textContent.trim();
  const rows = [...body.rows].sort((one, other) => order.compare(text(one), text(other)));
  if (wanted === "descending") rows.reverse();
  head.parentElement.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", wanted);
  body.append(...rows);
}

function markRows(slugs) {
  document.querySelectorAll("#as-table tr[data-node]").forEach((row) => {
    row.toggleAttribute("data-chosen", slugs.includes(row.dataset.node));
  });
}
