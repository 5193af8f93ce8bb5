// How far the work on an upload is, told every half second; when it has ended the page is opened anew.
"use strict";

const progress = document.getElementById("progress");

async function follow() {
  try {
    const answer = await fetch(progress.dataset.state, { headers: { Accept: "application/json" } });
    const { standing } = await answer.json();
    if (standing.ended) return window.location.reload();
    const bars = [...progress.querySelectorAll("progress")];
    const now = bars.findIndex((bar) => bar.dataset.phase === standing.phase);
    bars.forEach((bar, place) => {
      if (place === now && "unknown" in bar.dataset) return bar.removeAttribute("value");
      const share = place < now ? 1 : place === now ? standing.share : 0;
      bar.value = share;
      if (!("unknown" in bar.dataset)) bar.parentElement.querySelector("output").textContent = `${Math.floor(share * 100)} %`;
    });
    document.getElementById("stop").hidden = standing.phase === "keeping";
  } catch { /* the site does not answer just now: ask again */ }
  window.setTimeout(follow, 500);
}

follow();
