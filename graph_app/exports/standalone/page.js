// A network in one file: opens from disk, asks nobody for anything. What is chosen stands after the # of the address, so
// that back and forward work. All texts become text nodes, never markup.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const { words, partners, facts } = data;
const panel = document.getElementById("panel");
const canvas = document.getElementById("canvas");
const hint = panel.firstElementChild;
const nodes = new vis.DataSet(data.nodes);
const edges = new vis.DataSet(data.edges);
const network = new vis.Network(canvas, { nodes, edges }, data.options);
const labels = labelsApart(network, nodes);
const showLabels = () => labels(data.nodes);

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

// What is chosen: “#partner/<id>”, “#tie/<one end>~<other end>~<type>” or nothing.

const nodeOf = (id) => nodes.get(`p:${id}`);
const addressOf = (sort, id) => `#${sort}/${encodeURIComponent(id)}`;
const nameOf = (id) => (partners[id] || nodeOf(id) || { name: id }).name;

function linkTo(sort, id, text) {
  return element("a", { href: addressOf(sort, id), textContent: text });
}

function show(...content) {
  const close = element("button", { type: "button", className: "close", textContent: "×", onclick: () => { window.location.hash = ""; } });
  close.setAttribute("aria-label", words.close);
  panel.replaceChildren(close, ...content.filter((child) => child !== null));
  panel.scrollTop = 0;
}

function showChosen() {
  const [, sort, id] = /^#(partner|tie)\/(.*)$/.exec(window.location.hash) || [];
  const wanted = id === undefined ? "" : decodeURIComponent(id);
  if (sort === "partner" && (partners[wanted] || nodeOf(wanted))) showPartner(wanted);
  else if (sort === "tie" && wanted.split("~").length === 3) showTie(...wanted.split("~"));
  else {
    network.unselectAll();
    panel.replaceChildren(hint);
  }
}

// A partner's panel: who it is, and with whom it is tied.

function showPartner(id) {
  if (nodeOf(id)) {
    network.selectNodes([`p:${id}`]);
    network.focus(`p:${id}`, { scale: Math.max(network.getScale(), 0.9), animation: false });
    showLabels();
  }
  const partner = partners[id];
  if (!partner) return show(element("h2", { textContent: nodeOf(id).title }));
  const known = element("dl");
  for (const [caption, value] of partner.known) known.append(element("dt", { textContent: caption }), element("dd", { textContent: value }));
  const ties = tiesOf(id);
  return show(
    element("h2", { textContent: partner.name }),
    partner.names.length ? element("p", { className: "quiet", textContent: partner.names.join(" · ") }) : null,
    known,
    ...(ties.length ? ties : [element("p", { className: "quiet", textContent: words.no_fact })]),
  );
}

function tiesOf(id) {
  const content = [];
  for (const [type, { noun, directed }] of Object.entries(data.types)) {
    const own = facts.filter((fact) => fact.type === type && (fact.source === id || fact.target === id));
    if (!own.length) continue;
    const ties = new Map();
    for (const { source, target } of own) {
      const way = directed ? (source === id ? "→ " : "← ") : "";
      const other = source === id ? target : source;
      const tie = ties.get(way + other) || { way, other, ends: [source, target], count: 0 };
      ties.set(way + other, { ...tie, count: tie.count + 1 });
    }
    const rows = [...ties.values()].sort((one, other) => other.count - one.count);
    content.push(element("h3", { textContent: `${noun} (${own.length})` }), element("ul", {}, ...rows.map(({ way, other, ends, count }) =>
      element("li", {}, way, linkTo("partner", other, nameOf(other)), " · ", linkTo("tie", [...ends, type].join("~"), counted(count))))));
  }
  return content;
}

const counted = (count) => words.facts.replace("{count}", count);

// The ledger between two ends: each fact with its day, its source and the words that prove it. Without a type: all facts.

function between(one, other, type) {
  return facts.filter((fact) => (!type || fact.type === type) && (
    (fact.source === one && fact.target === other)
    || (fact.source === other && fact.target === one && !(type && data.types[type].directed))));
}

function showTie(one, other, type) {
  const line = edges.get([one, other, type].join("~")) || edges.get([other, one, type].join("~"));
  if (line) network.setSelection({ nodes: [], edges: [line.id] });
  const ledger = between(one, other, type);
  const about = ledger.length ? `${type ? data.types[type].noun : ""} · ${counted(ledger.length)}` : (line || { title: words.none }).title;
  show(
    element("h2", { textContent: `${nameOf(one)} – ${nameOf(other)}` }),
    element("p", {}, ...(partners[one] && partners[other] ? [linkTo("partner", one, nameOf(one)), " · ", linkTo("partner", other, nameOf(other))] : [])),
    element("p", { className: "quiet", textContent: about }),
    element("ul", { className: "facts" }, ...ledger.map(ledgerItem)),
  );
}

function ledgerItem(fact) {
  const details = element("dl");
  for (const [caption, value] of fact.details) details.append(element("dt", { textContent: caption }), element("dd", { textContent: value }));
  const source = fact.url
    ? element("a", { href: fact.url, rel: "noreferrer", textContent: fact.found_in })
    : document.createTextNode(fact.found_in);
  return element(
    "li",
    {},
    element("div", { className: fact.when ? "when" : "quiet", textContent: fact.when || words.day_unknown }),
    element("div", { className: "title", textContent: fact.title }),
    element("p", { className: "quiet", textContent: fact.said }),
    fact.details.length ? details : null,
    fact.quote ? element("blockquote", { textContent: `“${fact.quote}”` }) : null,
    fact.note ? element("p", { className: "quiet", textContent: fact.note }) : null,
    element("p", { className: "source" }, `${words.source}: `, source),
  );
}

// Search by any name, with or without diacritics: the data hold the names folded, here only what is typed is.

const search = document.getElementById("search");
const found = document.getElementById("found");
let marked = -1;

function fold(text) {
  const plain = text.toLowerCase().replace(/[đð]/g, "d").replace(/ø/g, "o").replace(/ł/g, "l");
  return (plain.normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}_]+/gu) || []).join(" ");
}

function rank(names, typed) {
  const tight = typed.replaceAll(" ", "");
  const ranks = names.map((name) => {
    const joined = name.replaceAll(" ", "");
    if (joined === tight) return 0;
    if (joined.startsWith(tight)) return 1;
    if (typed.split(" ").every((word) => name.split(" ").some((known) => known.startsWith(word)))) return 2;
    return name.includes(typed) ? 3 : 9;
  });
  return Math.min(9, ...ranks);
}

function suggest() {
  const typed = fold(search.value);
  const hits = typed ? Object.keys(partners).map((id) => [rank(partners[id].folded, typed), nameOf(id), id]).filter(([fit]) => fit < 9) : [];
  hits.sort((one, other) => one[0] - other[0] || one[1].length - other[1].length || one[1].localeCompare(other[1], data.language));
  found.replaceChildren(...hits.slice(0, 10).map(([, name, id], place) => {
    const option = element("li", { id: `found-${place}`, onmousedown: (event) => { event.preventDefault(); choose(id); } }, name,
      element("span", { textContent: partners[id].names.slice(0, 3).join(" · ") }));
    option.setAttribute("role", "option");
    option.dataset.id = id;
    return option;
  }));
  if (typed && !hits.length) found.append(element("li", { textContent: words.none }));
  marked = -1;
  open(Boolean(typed));
}

function open(shown) {
  found.hidden = !shown;
  search.setAttribute("aria-expanded", String(shown));
  search.removeAttribute("aria-activedescendant");
}

function mark(step) {
  const options = [...found.querySelectorAll("[data-id]")];
  if (!options.length) return;
  marked = (marked + step + options.length) % options.length;
  options.forEach((option, place) => option.setAttribute("aria-selected", String(place === marked)));
  options[marked].scrollIntoView({ block: "nearest" });
  search.setAttribute("aria-activedescendant", options[marked].id);
}

function choose(id) {
  open(false);
  window.location.hash = addressOf("partner", id);
  panel.focus();
}

search.addEventListener("input", suggest);
search.addEventListener("blur", () => open(false));
search.addEventListener("keydown", (event) => {
  const options = [...found.querySelectorAll("[data-id]")];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (found.hidden) suggest();
    mark(event.key === "ArrowDown" ? 1 : marked < 0 ? 0 : -1);
  } else if (event.key === "Enter" && options.length && !found.hidden) choose(options[Math.max(marked, 0)].dataset.id);
  else if (event.key === "Escape") open(false);
});

// The picture.

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node) window.location.hash = addressOf("partner", node.slice(2));
  else window.location.hash = edge ? addressOf("tie", edge) : "";
});
for (const event of ["hoverNode", "hoverEdge"]) network.on(event, () => { canvas.style.cursor = "pointer"; });
for (const event of ["blurNode", "blurEdge"]) network.on(event, () => { canvas.style.cursor = ""; });

const zoom = (factor) => { network.moveTo({ scale: network.getScale() * factor }); showLabels(); };
const fit = () => { fitPicture(network, data.backdrop, data.nodes); showLabels(); };
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
document.getElementById("fit").addEventListener("click", fit);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target !== search) window.location.hash = "";
});
window.addEventListener("hashchange", showChosen);

drawBackdrop(network, data.backdrop);
drawHalos(network, (id) => nodes.get(id).halo);
fit();
showChosen();
document.body.dataset.ready = "true";
