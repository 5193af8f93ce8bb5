// The looks of another day, put on the nodes and lines of a picture without telling vis-network of any other place.
"use strict";

const FACTS_TOLD = / · [\d.,\s]+( · \d+\/100)?$/;
// So many lines are painted in one go, then whoever types or drags has a turn.
const AT_A_TIME = 2500;

// `told` is what /network/lens.json answers. False where it tells of other nodes or lines than the picture has.
async function paintLooks(canvas, told) {
  const { network, nodes, edges } = canvas;
  const { partners, ties, looks } = told;
  const lines = network.body.edges;
  const fits = partners.rows.length === nodes.length && ties.rows.length === edges.length
    && ties.rows.every(([id]) => lines[id]) && partners.rows.every(([slug]) => network.body.nodes[`p:${slug}`]);
  if (!fits) return false;
  const counted = numbersIn(document.documentElement.lang);
  canvas.linesRepainted();
  for (let first = 0; first < ties.rows.length; first += AT_A_TIME) {
    for (const row of ties.rows.slice(first, first + AT_A_TIME)) paintLine(lines[row[0]], rawItem(edges, row[0]), row, looks, counted);
    await aTurnForOthers();
  }
  for (const row of partners.rows) paintNode(canvas, row, looks);
  await aTurnForOthers();
  network._updateVisibleIndices();
  network.body.emitter.emit("_requestRedraw");
  return true;
}

function paintNode({ network, nodes, halos }, [slug, state, trend, words], looks) {
  const id = `p:${slug}`;
  const item = rawItem(nodes, id);
  if (state) halos.set(id, looks[state]);
  const [name, kind] = item.title.split(" · ");
  item.title = `${name} · ${kind} · ${words}`;
  item.spoken = `${name}: ${words}`;
  item.halo = looks[state];
  const { options } = network.body.nodes[id];
  options.title = item.title;
  if (item.entry === trend) return;
  item.entry = trend;
  for (const color of [item.color, options.color]) {
    for (const part of [color, color.highlight, color.hover]) part.background = looks[trend];
  }
}

function paintLine(line, item, [, facts, strength, width], looks, counted) {
  const { options } = line;
  const dated = strength !== null;
  if (!item.ends || item.dated !== dated) {
    const look = dated ? looks.dated : looks.undated;
    item.ends ??= item.title.replace(FACTS_TOLD, "");
    item.dated = dated;
    item.dashes = look.dashes ?? looks[item.type] ?? false;
    item.color = item.color.replace(/[\d.]+\)$/, `${look.opacity})`);
    options.dashes = item.dashes;
    for (const part of ["color", "highlight", "hover"]) options.color[part] = item.color;
  }
  item.title = `${item.ends} · ${counted(facts)}${dated ? ` · ${strength}/100` : ""}`;
  item.fact_count = facts;
  item.width = options.width = width;
  item.hidden = options.hidden = !facts;
  line.title = item.title;
}

// The item itself, not a copy of it: to tell the set of thousands of changes takes longer than a frame may.
const rawItem = (set, id) => set._data.get(id);

const aTurnForOthers = () => new Promise((resolve) => { window.setTimeout(resolve); });

// Numbers as a language writes them, each made once.
function numbersIn(language) {
  const format = new Intl.NumberFormat(language);
  const made = new Map();
  return (number) => {
    if (!made.has(number)) made.set(number, format.format(number));
    return made.get(number);
  };
}
