// The network page: keeps picture, form, panel and table in step with the address.
"use strict";

const frame = document.getElementById("explore");
const place = document.getElementById("canvas");
const panel = document.getElementById("panel");
const hint = [...panel.childNodes].map((node) => node.cloneNode(true));
const canvas = openCanvas(place, readPicture(document));
const { network, nodes, edges } = canvas;

// How the view gets to a partner: by flying there, or, when the page opens, at once.
const FLY = moving(350, "easeInOutQuad");
const AT_ONCE = false;
const PAGE = 20;

// How long until the page asks again for what is still being computed.
const WAIT_MS = 1500;

let asking = null;
async function redraw() {
  asking?.abort();
  asking = new AbortController();
  frame.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(window.location.href, { signal: asking.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("network-data")) return sayProblem(page.querySelector(".sentence, main").textContent);
    takeParts(page);
    canvas.draw(readPicture(page));
    showChoice();
    markChosen();
    walk.redrawn();
    askAgainWhereWaiting();
  } catch (problem) {
    if (problem.name !== "AbortError") sayProblem(frame.dataset.away);
    return undefined;
  }
  frame.setAttribute("aria-busy", "false");
  frame.dataset.drawnFor = window.location.search;
  return undefined;
}

// Where a metric is still being computed the picture comes again when it may be there.
function askAgainWhereWaiting() {
  if (document.getElementById("state").dataset.waiting) window.setTimeout(redraw, WAIT_MS);
}

// What is drawn is then not what the address says: the next step, or the same again, draws it anew.
function sayProblem(sentence) {
  viewState.shown = null;
  frame.setAttribute("aria-busy", "false");
  document.getElementById("shown").textContent = sentence.replace(/\s+/g, " ");
}

// The server's fragment has every name escaped; parsing it apart from the page runs nothing.
let opened = Promise.resolve();
let panelTurn = 0;
function openPanel(address) {
  panelTurn += 1;
  panel.setAttribute("aria-busy", "true");
  opened = fillPanel(address, panelTurn).catch(() => {
    panel.setAttribute("aria-busy", "false");
    sayProblem(frame.dataset.away);
  });
  return opened;
}

async function fillPanel(address, turn) {
  const answer = await fetch(address);
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== panelTurn) return; // meanwhile something else was chosen
  const fragment = parsed.getElementById("fragment") || parsed.querySelector("main");
  fillWith(document.importNode(fragment, true).childNodes);
  panel.dataset.factCount = fragment.dataset.factCount ?? "";
  if (!panel.contains(document.activeElement)) say(panel.querySelector(".spoken, h2, .sentence")?.textContent ?? "");
}

function fillWith(children) {
  const focusAgain = keepFocus([panel], place);
  panel.replaceChildren(...children);
  panel.scrollTop = 0;
  panel.setAttribute("aria-busy", "false");
  focusAgain();
}

// By keyboard: what is opened is also gone to.
async function enterPanel() {
  const turn = panelTurn;
  await opened;
  if (turn !== panelTurn) return;
  const heading = panel.querySelector("h2") ?? panel;
  heading.tabIndex = -1;
  heading.focus();
}

const say = (sentence) => { document.getElementById("spoken").textContent = sentence.trim(); };

// The ledger of a line, which may hold more facts than the picture shows of it.
async function openLedger(address, edge) {
  await openPanel(address);
  const told = panel.querySelector("[data-fewer]");
  const all = Number(panel.dataset.factCount);
  if (!told || !edge || edge.fact_count >= all) return;
  told.textContent = told.dataset.fewer.replace("{shown}", edge.fact_count);
  told.hidden = false;
}

const words = JSON.parse(place.dataset.words);
const walk = watchKeyboard(place, canvas, {
  say,
  act: (action, id) => actOn(action, id),
  close: () => choose({}),
  help: () => {
    document.getElementById("keys").open = true;
    document.querySelector("#keys > summary").focus();
  },
  words,
});

function showPartner(slug, move) {
  if (canvas.has(slug)) {
    network.selectNodes([`p:${slug}`]);
    walk.standAt(`p:${slug}`);
    if (move !== null) canvas.lookAt(slug, move);
  } else network.unselectAll();
  markRows([slug]);
  const address = new URL(frame.dataset.partnerPanel.replace("__id__", encodeURIComponent(slug)), window.location.href);
  address.searchParams.set("expand", viewState.values("expand").join(","));
  if (lensDay()) address.searchParams.set("as_of", lensDay());
  return openPanel(address);
}

function showTie(id) {
  if (edges.get(id)) network.setSelection({ nodes: [], edges: [id] });
  const [source, target, type] = id.split("~");
  markRows([source, target]);
  const address = new URL(frame.dataset.tiePanel, window.location.href);
  Object.entries({ source, target, type }).forEach(([name, value]) => address.searchParams.set(name, value));
  return openLedger(address, edges.get(id));
}

function showSeveral(slugs) {
  network.setSelection({ nodes: slugs.filter(canvas.has).map((slug) => `p:${slug}`), edges: [] }, { highlightEdges: false });
  markRows(slugs);
  const address = new URL(frame.dataset.between, window.location.href);
  address.search = viewState.drawn(viewState.address());
  address.searchParams.set("partner", slugs.join(","));
  return openPanel(address);
}

function markChosen() {
  const [partner] = viewState.values("partner");
  const ends = viewState.values("tie").flatMap((tie) => tie.split("~").slice(0, 2));
  markRows([...viewState.values("selected"), ...ends, ...(partner ? [partner] : [])]);
}

function showNothing() {
  network.unselectAll();
  markRows([]);
  panelTurn += 1;
  fillWith(hint.map((node) => node.cloneNode(true)));
}

// Shows in picture, panel and table what the address says is chosen.
let shownChoice = "";
function showChoice(move = null) {
  const [partner] = viewState.values("partner");
  const [tie] = viewState.values("tie");
  const several = viewState.values("selected");
  const choice = JSON.stringify([partner, tie, several, viewState.values("expand"), lensDay(), several.length ? viewState.drawn(viewState.address()) : ""]);
  const same = choice === shownChoice;
  shownChoice = choice;
  if (same) return;
  const way = flight ?? move;
  flight = null;
  if (partner) showPartner(partner, way);
  else if (tie) showTie(tie);
  else if (several.length > 1) showSeveral(several);
  else if (several.length) showPartner(several[0], null);
  else showNothing();
  canvas.showNames();
}

// Chooses a partner and takes the view there, once: a second flight that begins during the first one goes astray.
let flight = null;
function flyTo(slug, changes = {}) {
  flight = FLY;
  shownChoice = "";
  if (!choose({ partner: slug, ...changes })) showChoice(FLY);
}

const choose = (changes) => viewState.go({ partner: "", tie: "", selected: "", ...changes });

// What can be done with one partner, from its panel, its node or the keyboard.
function withEntry(field, entry, same) {
  return { [field]: [...viewState.values(field).filter((other) => !same(other)), entry] };
}
const actions = {
  open: (slug) => choose({ partner: slug }),
  // So many in all, or one page more than before.
  expand: (slug, type = "any", count = null) => {
    const head = `${slug}:${type}:`;
    const before = viewState.values("expand").find((entry) => entry.startsWith(head));
    const wanted = count ?? (before ? Number(before.slice(head.length)) : 0) + PAGE;
    viewState.go({
      collapse: viewState.values("collapse").filter((other) => other !== slug),
      ...withEntry("expand", head + wanted, (entry) => entry.startsWith(head)),
    });
  },
  collapse: (slug) => viewState.go({
    expand: viewState.values("expand").filter((entry) => !entry.startsWith(`${slug}:`)),
    ...withEntry("collapse", slug, (entry) => entry === slug),
  }),
  // One more of several, or one less.
  select: (slug) => {
    const before = viewState.values("selected");
    const wanted = before.includes(slug) ? before.filter((other) => other !== slug) : [...new Set([...before, ...viewState.values("partner"), slug])];
    choose({ selected: wanted });
    opened.then(() => say(words.chosen.replace("{count}", wanted.length)));
  },
  enter: (slug) => {
    actions.open(slug);
    enterPanel();
  },
  hide: (slug) => viewState.go(withEntry("hide", slug, (entry) => entry === slug)),
  focus: (slug) => viewState.go({ focus: slug, hops: "1" }),
  pin: (slug) => {
    if (!canvas.has(slug)) return;
    const { x, y } = network.getPosition(`p:${slug}`);
    const pinned = viewState.values("pin").filter((entry) => !entry.startsWith(`${slug}:`));
    const isPinned = pinned.length < viewState.values("pin").length;
    say(words[isPinned ? "unpinned" : "pinned"].replace("{name}", canvas.nameOf(`p:${slug}`)));
    viewState.go({ pin: isPinned ? pinned : [...pinned, `${slug}:${Math.round(x)}:${Math.round(y)}`] });
  },
  group: (name) => viewState.go(withEntry("open", name, (entry) => entry === name)),
};

function actOn(action, id) {
  const node = nodes.get(id);
  if (action === "tie") {
    choose({ tie: id });
    enterPanel();
  } else if (node.partner) actions[action](node.partner);
  else if (["enter", "open", "expand"].includes(action)) actions.group(id.replace(/^p:group:/, ""));
}

network.on("click", (event) => {
  const chosen = event.nodes.map((id) => nodes.get(id)).filter((node) => node.partner).map((node) => node.partner);
  const { ctrlKey, metaKey, shiftKey } = event.event.srcEvent ?? {};
  if ((ctrlKey || metaKey || shiftKey) && chosen.length) actions.select(chosen[0]);
  else if (chosen.length) actions.open(chosen[0]);
  else if (event.nodes.length) actOn("open", event.nodes[0]);
  else if (event.edges.length && !event.nodes.length && edges.get(event.edges[0]).type) choose({ tie: event.edges[0] });
  else if (!event.nodes.length) choose({});
});
network.on("doubleClick", (event) => { if (nodes.get(event.nodes[0] ?? "")?.partner) actOn("expand", event.nodes[0]); });
network.on("dragEnd", (event) => {
  const moved = event.nodes.filter((id) => nodes.get(id).partner);
  if (!moved.length) return;
  const slugs = moved.map((id) => nodes.get(id).partner);
  const kept = viewState.values("pin").filter((entry) => !slugs.some((slug) => entry.startsWith(`${slug}:`)));
  const places = network.getPositions(moved);
  viewState.go({ pin: [...kept, ...moved.map((id, at) => `${slugs[at]}:${Math.round(places[id].x)}:${Math.round(places[id].y)}`)] });
});

// Leaving out a kind of fact shows the tie without it.
panel.addEventListener("change", (event) => {
  const form = event.target.closest("form.without");
  if (form) openPanel(`${form.action}?${new URLSearchParams(new FormData(form))}`);
});
panel.addEventListener("click", (event) => {
  const ledger = event.target.closest("a[data-ledger]");
  if (ledger && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    openPanel(ledger.href);
    return undefined;
  }

  const link = event.target.closest("a[data-partner]");
  const button = event.target.closest("button");
  if (button?.classList.contains("close")) return escape();
  if (button?.dataset.expand) return actions.expand(...button.dataset.expand.split(":"));
  for (const action of ["collapse", "hide", "pin", "focus"]) {
    if (button?.dataset[action]) return actions[action](button.dataset[action]);
  }
  const way = event.target.closest("a[data-tie], a[data-only]");
  if (way && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    if (way.dataset.tie) return choose({ tie: way.dataset.tie });
    return viewState.go({ focus: way.dataset.only, hops: "0", expand: "", collapse: "" });
  }
  if (link && !event.ctrlKey && !event.metaKey && canvas.has(link.dataset.partner)) {
    event.preventDefault();
    flyTo(link.dataset.partner);
  }
  return undefined;
});
// Whoever is found and not in the picture is brought into it; among groups, with those around it.
document.addEventListener("partner-chosen", (event) => {
  event.preventDefault();
  const slug = event.detail;
  const there = canvas.has(slug);
  const brought = frame.dataset.grouped ? { focus: slug } : withEntry("expand", `${slug}:any:0`, () => false);
  flyTo(slug, there ? {} : { ...brought, hide: viewState.values("hide").filter((other) => other !== slug) });
});
// Enter in the search box takes whoever fits best, here as from the list.
document.querySelector(".top form.search").addEventListener("submit", async (event) => {
  const box = event.target.querySelector("[data-suggest]");
  if (!box.value.trim()) return;
  event.preventDefault();
  const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(box.value)}`);
  const [first] = answer.ok ? (await answer.json()).rows : [];
  if (first) box.dispatchEvent(new CustomEvent("partner-chosen", { bubbles: true, cancelable: true, detail: first.id }));
  else say(box.dataset.none);
});
document.querySelector(".languages").addEventListener("click", () => viewState.carryOver());
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-view]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const wanted = new URL(link.href).searchParams;
  const fields = new Set([...viewState.address().searchParams.keys(), ...wanted.keys()]);
  viewState.go(Object.fromEntries([...fields].filter((field) => field !== "lang").map((field) => [field, wanted.getAll(field)])));
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]):not([type=range]), textarea");
  const key = event.key.toLowerCase();
  if (event.key === "Escape" && !typing && !event.target.closest("select") && !event.target.closest("dialog")) escape();
  else if ((event.ctrlKey || event.metaKey) && !typing && (key === "z" || key === "y")) {
    event.preventDefault();
    if (key === "y" || event.shiftKey) viewState.redo();
    else viewState.undo();
  }
});
// Closes what is open: first a menu, then the panel; the keyboard goes back to where that was opened from.
function escape() {
  const menu = document.querySelector("#explore details.menu[open]");
  if (menu) {
    menu.open = false;
    if (menu.id === "keys") place.focus();
    else if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    return;
  }
  const inside = panel.contains(document.activeElement);
  choose({});
  if (inside) place.focus();
}

// Jumps within the page are no steps of the view, so they stay out of the address.
document.addEventListener("click", (event) => {
  const skip = event.target.closest("a.skip");
  if (!skip) return;
  event.preventDefault();
  document.querySelector(skip.hash).focus();
});
document.getElementById("zoom-in").addEventListener("click", () => canvas.zoom(1.3));
document.getElementById("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.3));
document.getElementById("fit").addEventListener("click", () => canvas.fit());
document.getElementById("toolbar").addEventListener("click", async (event) => {
  if (event.target.id === "undo") viewState.undo();
  else if (event.target.id === "redo") viewState.redo();
  else if (event.target.id === "copy-link") {
    await navigator.clipboard.writeText(window.location.href);
    event.target.textContent = event.target.dataset.done;
  }
});

watchForm(document.getElementById("filters"));
watchLegend(canvas);
watchSaving();
watchLens(canvas, { redraw, showChoice, sayProblem: (sentence) => sayProblem(sentence ?? frame.dataset.away) });
watchTable(document.getElementById("as-table"), { choose: flyTo, open: actions.group });
viewState.begin(({ redraw: another }) => { if (another) redraw(); else showChoice(); });
network.once("afterDrawing", () => frame.setAttribute("data-drawn", "true"));
frame.dataset.drawnFor = window.location.search;
showYears();
showChoice(AT_ONCE);
askAgainWhereWaiting();
