// The engagement lens: a slider moves the day that the picture shows. Nodes and lines get other looks, none another place,
// and the address follows.
"use strict";

// How long after the last step what stands beside the picture follows, too; later than that, another step is one to undo.
const SETTLED_MS = 500;

// The day that the picture is seen on, "" without a lens.
function lensDay() { return document.getElementById("lens-day")?.value ?? ""; }

// Months since the first that the slider knows, and back to a day: the last of the month, or today in this one.
const lensMonths = {
  of(slider, day) {
    const [first, month] = [slider.dataset.first, day].map((text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)));
    return Math.max(0, Math.min(Number(slider.max), month - first));
  },
  dayAt(slider, months) {
    if (months >= Number(slider.max)) return slider.dataset.today;
    const [year, month] = slider.dataset.first.split("-").map(Number);
    return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
  },
};

function watchLens(canvas, { redraw, showChoice, sayProblem }) {
  const bar = document.getElementById("lens-bar");
  const slider = () => document.getElementById("lens-month");
  let wanted = null; // the day that is to be seen next,
  let asking = false; // while another one is asked for
  let settling = 0;
  let tableIsOld = false;

  // At once, before the site has answered: where the slider stands, and which day that is.
  const sayDay = (day, words = null) => {
    const said = words ?? new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "vi", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00Z`));
    document.getElementById("lens-day").value = day;
    document.getElementById("lens-said").textContent = said;
    if (!slider()) return;
    slider().value = lensMonths.of(slider(), day);
    slider().setAttribute("aria-valuetext", said);
  };

  // Only the newest of the days asked for meanwhile is fetched; the picture keeps up with whoever drags.
  const goTo = async (day) => {
    sayDay(day);
    wanted = day;
    if (asking) return;
    asking = true;
    document.getElementById("explore").setAttribute("aria-busy", "true");
    while (wanted !== null) {
      const next = wanted;
      wanted = null;
      await show(next);
    }
    asking = false;
    document.getElementById("explore").setAttribute("aria-busy", "false");
  };

  const show = async (day) => {
    const here = new URL(window.location.href);
    here.searchParams.set("as_of", day);
    const address = new URL(bar.dataset.source, here);
    address.search = here.search;
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (!told.ok) return sayProblem(told.error);
      const painted = document.getElementById("explore").dataset.grouped !== "yes" && await paintLooks(canvas, told);
      comeTo(here);
      if (!painted) return redraw();
      sayLooks(told);
      if (wanted === null) sayDay(day, told.day);
    } catch {
      sayProblem();
    }
    return undefined;
  };

  // The first step is one that can be undone, those that follow it at once belong to it.
  const comeTo = (address) => {
    const replace = settling !== 0;
    window.clearTimeout(settling);
    settling = window.setTimeout(() => {
      settling = 0;
      if (viewState.values("partner").length) showChoice(); // its panel tells of the day, too
      refreshTable();
    }, SETTLED_MS);
    tableIsOld = true;
    viewState.painted(address, replace);
  };

  bar.addEventListener("input", (event) => {
    if (event.target.id === "lens-month") goTo(lensMonths.dayAt(slider(), Number(event.target.value)));
  });
  bar.addEventListener("change", (event) => {
    if (event.target.id === "lens-day" && event.target.value) goTo(event.target.value);
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button[type=button]");
    if (!button) return;
    if (button.id === "lens-today") goTo(slider().dataset.today);
    else goTo(lensMonths.dayAt(slider(), Math.max(0, Number(slider().value) + Number(button.dataset.months))));
  });
  // The table is long, so it is made anew only where somebody reads it.
  const refreshTable = () => {
    if (!tableIsOld || !document.getElementById("as-table").open) return;
    tableIsOld = false;
    redraw();
  };
  document.getElementById("as-table").addEventListener("toggle", refreshTable);
}

// What the page says of the picture in words: counts of the legend, sentences, and addresses that hold the day.
function sayLooks({ counts, sentences, as_of: day }) {
  const number = new Intl.NumberFormat(document.documentElement.lang);
  document.querySelectorAll("#legend .pick").forEach((button) => {
    button.querySelector(".count").textContent = number.format(counts[button.dataset.entry] ?? 0);
  });
  document.querySelectorAll("#shown > span").forEach((span, place) => { if (sentences[place]) span.textContent = sentences[place]; });
  document.querySelectorAll("#toolbar a, #lens-bar a, #chips a, #bottom a, .languages a").forEach((link) => {
    const address = new URL(link.href);
    if (!["lens", "view", "as_of"].some((field) => address.searchParams.has(field))) return;
    address.searchParams.set("as_of", day);
    link.href = address;
  });
}
