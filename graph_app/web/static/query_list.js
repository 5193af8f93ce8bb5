// The box above the queries filters them as one types; without scripts the same form asks the server.
"use strict";

const queryBox = document.getElementById("query-q");

function foldedWords(text) {
  const plain = text.toLowerCase().replace(/đ/g, "d").normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.match(/[\p{L}\p{N}_]+/gu) || [];
}

function filterQueries() {
  const words = foldedWords(queryBox.value);
  let shown = 0;
  document.querySelectorAll("[data-words]").forEach((card) => {
    card.hidden = !words.every((word) => ` ${card.dataset.words}`.includes(` ${word}`));
    shown += card.hidden ? 0 : 1;
  });
  document.querySelectorAll(".query-group").forEach((group) => {
    group.hidden = !group.querySelector("[data-words]:not([hidden])");
  });
  document.getElementById("no-query").hidden = shown > 0;
}

// The server may have sent a part only; then typing has to ask it again, which Enter does.
if (queryBox && !queryBox.value) queryBox.addEventListener("input", filterQueries);
