// The network page: hands the server's picture to vis-network and keeps the panel and the address in step with it.
// Positions, sizes and colours come from the server; nothing here moves a node.
"use strict";

const frame = document.getElementById("explore");
const canvas = document.getElementById("canvas");
const panel = document.getElementById("panel");
const picture = JSON.parse(document.getElementById("network-data").textContent);
const hint = [...panel.childNodes].map((node) => node.cloneNode(true));
const nodes = new vis.DataSet(picture.nodes);
const edges = new vis.DataSet(picture.edges);
const network = new vis.Network(canvas, { nodes, edges }, JSON.parse(picture.options));

function addressWith(changes) {
  const address = new URL(window.location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  return address;
}

function remember(changes) {
  window.history.pushState(null, "", addressWith(changes));
  document.querySelectorAll(".languages a").forEach((link) => {
    const other = new URL(link.href);
    for (const name of ["partner", "tie"]) {
      const value = new URL(window.location.href).searchParams.get(name);
      if (value) other.searchParams.set(name, value);
      else other.searchParams.delete(name);
    }
    link.href = other;
  });
}

// The server's fragment has every name escaped; parsing it apart from the page runs nothing.
async function openPanel(address) {
  panel.setAttribute("aria-busy", "true");
  const answer = await fetch(address);
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fragment = parsed.getElementById("fragment") || parsed.querySelector("main");
  panel.replaceChildren(...document.importNode(fragment, true).childNodes);
  panel.setAttribute("aria-busy", "false");
  panel.scrollTop = 0;
}

// How the view gets to a partner: by flying there, or, when the page opens, at once.
const FLY = { duration: 350, easingFunction: "easeInOutQuad" };
const AT_ONCE = false;

function showPartner(slug, { move = null, write = true } = {}) {
  const id = `p:${slug}`;
  if (nodes.get(id)) {
    network.selectNodes([id]);
    if (move !== null) network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: move });
  } else network.unselectAll();
  if (write) remember({ partner: slug, tie: "" });
  return openPanel(frame.dataset.partnerPanel.replace("__id__", encodeURIComponent(slug)));
}

function showTie(id, { write = true } = {}) {
  if (edges.get(id)) network.setSelection({ nodes: [], edges: [id] });
  if (write) remember({ tie: id, partner: "" });
  const [source, target, type] = id.split("~");
  const address = new URL(frame.dataset.tiePanel, window.location.href);
  address.searchParams.set("source", source);
  address.searchParams.set("target", target);
  address.searchParams.set("type", type);
  return openPanel(address);
}

function closePanel({ write = true } = {}) {
  network.unselectAll();
  panel.replaceChildren(...hint.map((node) => node.cloneNode(true)));
  if (write) remember({ partner: "", tie: "" });
}

function showWhatTheAddressSays(move) {
  const chosen = new URL(window.location.href).searchParams;
  if (chosen.get("partner")) showPartner(chosen.get("partner"), { move, write: false });
  else if (chosen.get("tie")) showTie(chosen.get("tie"), { write: false });
  else closePanel({ write: false });
}

network.on("click", (event) => {
  if (event.nodes.length) showPartner(nodes.get(event.nodes[0]).partner);
  else if (event.edges.length) showTie(event.edges[0]);
  else closePanel();
});
network.on("hoverNode", () => { canvas.style.cursor = "pointer"; });
network.on("hoverEdge", () => { canvas.style.cursor = "pointer"; });
network.on("blurNode", () => { canvas.style.cursor = ""; });
network.on("blurEdge", () => { canvas.style.cursor = ""; });

panel.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-partner]");
  if (event.target.closest(".close")) closePanel();
  else if (link && !event.ctrlKey && !event.metaKey && nodes.get(`p:${link.dataset.partner}`)) {
    event.preventDefault();
    showPartner(link.dataset.partner, { move: FLY });
  }
});
document.addEventListener("partner-chosen", (event) => {
  if (!nodes.get(`p:${event.detail}`)) return;
  event.preventDefault();
  showPartner(event.detail, { move: FLY });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.target.closest("input, select")) closePanel();
});
window.addEventListener("popstate", () => showWhatTheAddressSays(FLY));

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: { duration: 150, easingFunction: "linear" } });
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
document.getElementById("fit").addEventListener("click", () => network.fit({ animation: { duration: 250, easingFunction: "linear" } }));

// Filters act at once; without scripts the form has its own button.
const form = document.getElementById("filters");
form.querySelector("button[type=submit]").hidden = true;
form.addEventListener("change", () => form.requestSubmit());
form.addEventListener("submit", () => {
  for (const name of ["partner", "tie"]) {
    const value = new URL(window.location.href).searchParams.get(name);
    if (form.elements[name]) form.elements[name].value = value || "";
  }
  form.querySelectorAll("input, select").forEach((field) => { if (!field.value) field.disabled = true; });
});

network.once("afterDrawing", () => frame.setAttribute("data-drawn", "true"));
network.fit({ animation: false });
keepLabelsApart(network, nodes, picture.nodes);
showWhatTheAddressSays(AT_ONCE);
