// Shows how far the metrics are that are still being computed, and the page anew when one of them has arrived.
"use strict";
const standings = document.getElementById("standings");
const bars = [...standings.querySelectorAll("progress")];

function later(rows) {
  const now = new Map(rows.map((row) => [row.metric, row]));
  for (const bar of bars) {
    const row = now.get(bar.id.replace("progress-", ""));
    if (!row || row.state !== bar.dataset.state) {
      window.location.reload();
      return false;
    }
    bar.value = row.share;
  }
  return bars.some((bar) => bar.dataset.state !== "failed");
}

async function ask() {
  try {
    const answer = await fetch(standings.dataset.progress);
    const body = await answer.json();
    if (body.ok && !later(body.rows)) return;
  } catch {
    // The site is away for a moment: ask again.
  }
  window.setTimeout(ask, 1000);
}

window.setTimeout(ask, 1000);
