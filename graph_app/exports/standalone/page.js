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

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

// What is chosen: “#partner/<id>”, “#tie/<id of a line>” or nothing.

const nodeOf = (id) => nodes.get(`p:${id}`);
const addressOf = (sort, id) => `#${sort}/${encodeURIComponent(id)}`;
const nameOf = (id) => (partners[id] || nodeOf(id)).name.replace("\n", " ");

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
  else if (sort === "tie" && edges.get(wanted)) showTie(edges.get(wanted));
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
    settle();
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
  for (const [type, noun] of Object.entries(data.types)) {
    const lines = edges.get({ filter: (edge) => edge.type === type && edge.facts.length && [edge.from, edge.to].includes(`p:${id}`) });
    if (!lines.length) continue;
    const count = lines.reduce((sum, line) => sum + line.facts.length, 0);
    lines.sort((one, other) => other.facts.length - one.facts.length);
    content.push(element("h3", { textContent: `${noun} (${count})` }), element("ul", {}, ...lines.map((line) => {
      const other = (line.from === `p:${id}` ? line.to : line.from).slice(2);
      const outward = line.arrows.to.enabled ? (line.from === `p:${id}` ? "→ " : "← ") : "";
      return element("li", {}, outward, linkTo("partner", other, nameOf(other)), " · ", linkTo("tie", line.id, counted(line.facts.length)));
    })));
  }
  return content;
}

const counted = (count) => words.facts.replace("{count}", count);

// A line's ledger: each fact with its day, its source and the words that prove it.

function showTie(line) {
  network.setSelection({ nodes: [], edges: [line.id] });
  const [one, other] = [line.from.slice(2), line.to.slice(2)];
  show(
    element("h2", { textContent: `${nameOf(one)} – ${nameOf(other)}` }),
    element("p", {}, linkTo("partner", one, nameOf(one)), " · ", linkTo("partner", other, nameOf(other))),
    element("p", { className: "quiet", textContent: `${data.types[line.type] || ""} · ${counted(line.facts.length)}` }),
    element("ul", { className: "facts" }, ...line.facts.map((place) => ledgerItem(facts[place]))),
  );
}

function ledgerItem(fact) {
  const details = element("dl");
  for (const [caption, value] of fact.details) details.append(element("dt", { textContent: caption }), element("dd", { textContent: value }));
  const source = fact.url
    ? element("a", { href: fact.url, rel: "noreferrer", textContent: fact.source })
    : document.createTextNode(fact.source);
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

// The picture: names that would cover each other are left out, the smaller partner's first; closer up there is room for more.

const bySize = [...data.nodes].sort((one, other) => other.size - one.size);

function showLabels() {
  const grow = Math.min(8, Math.max(1, 0.85 / network.getScale()));
  const taken = [];
  nodes.update(bySize.map((node) => {
    const lines = node.name.split("\n");
    const half = (Math.max(...lines.map((line) => line.length)) * 7.6 * grow) / 2;
    const box = [node.x - half, node.y + node.size, node.x + half, node.y + node.size + lines.length * 18 * grow];
    const free = taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    if (free) taken.push(box);
    return { id: node.id, label: free ? node.name : " ", font: { size: 15 * grow } };
  }));
}

function drawBackdrop(pen) {
  const { polygons, lines, circles, texts } = data.backdrop;
  const thin = 1 / network.getScale();
  Object.assign(pen, { fillStyle: "#f4f6f7", strokeStyle: "#c5ced3", lineWidth: thin, textAlign: "center", textBaseline: "middle" });
  const draw = (fill, path) => { pen.beginPath(); path(); if (fill) pen.fill(); pen.stroke(); };
  for (const polygon of polygons) draw(true, () => { polygon.forEach(([x, y]) => pen.lineTo(x, y)); pen.closePath(); });
  for (const [x1, y1, x2, y2] of lines) draw(false, () => { pen.moveTo(x1, y1); pen.lineTo(x2, y2); });
  for (const [x, y, radius] of circles) draw(false, () => pen.arc(x, y, radius, 0, 2 * Math.PI));
  pen.fillStyle = "#6d7a83";
  pen.font = `${13 * thin}px sans-serif`;
  for (const [x, y, text] of texts) pen.fillText(text, x, y);
}

let settling = 0;
const settle = () => { window.clearTimeout(settling); settling = window.setTimeout(showLabels, 120); };
for (const event of ["zoom", "animationFinished", "resize"]) network.on(event, settle);
network.on("beforeDrawing", drawBackdrop);
network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node) window.location.hash = addressOf("partner", node.slice(2));
  else window.location.hash = edge ? addressOf("tie", edge) : "";
});
for (const event of ["hoverNode", "hoverEdge"]) network.on(event, () => { canvas.style.cursor = "pointer"; });
for (const event of ["blurNode", "blurEdge"]) network.on(event, () => { canvas.style.cursor = ""; });

const zoom = (factor) => { network.moveTo({ scale: network.getScale() * factor }); settle(); };
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
document.getElementById("fit").addEventListener("click", () => { network.fit({ animation: false }); settle(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target !== search) window.location.hash = "";
});
window.addEventListener("hashchange", showChosen);

network.fit({ animation: false });
showLabels();
showChosen();
document.body.dataset.ready = "true";
