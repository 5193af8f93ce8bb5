// The picture itself: vis-network with places, sizes and colours from the server. Another picture comes in as one change
// of all nodes and one of all lines, and the camera stays where it is.
"use strict";

const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");
// A ring around the node that the keyboard stands on: dark on white, so that it is seen on any colour.
const RING = { gap: 7, strokes: [["#ffffff", 7], ["#17232b", 3]] };

function readPicture(root) { return JSON.parse(root.getElementById("network-data").textContent); }

// How the camera gets anywhere: by flying, or at once for whoever wants nothing to move.
function moving(duration, easingFunction = "linear") { return CALM.matches ? false : { duration, easingFunction }; }

// From a scale below this dashes and heads of arrows are about as fine as a pixel.
const TOO_FAR = 0.15;

// Leaves out what nobody sees from afar: in a picture of thousands of lines it takes half of the time of each frame.
function leaveOutWhatIsTooFine(network) {
  const { renderer } = network;
  const drawArrows = renderer._drawArrows;
  const far = () => network.getScale() < TOO_FAR;
  renderer._drawArrows = (context) => { if (!far()) drawArrows.call(renderer, context); };
  network.on("beforeDrawing", (context) => {
    if (far()) context.setLineDash = () => {};
    else delete context.setLineDash;
  });
}

function openCanvas(place, picture) {
  const nodes = new vis.DataSet(picture.nodes);
  const edges = new vis.DataSet(picture.edges);
  const network = new vis.Network(place, { nodes, edges }, JSON.parse(picture.options));
  // vis-network makes a second stop for the Tab key inside the picture, which can do less than ours.
  place.querySelector(".vis-network").removeAttribute("tabindex");
  leaveOutWhatIsTooFine(network);
  let marked = null;
  let behind = picture.backdrop;
  let backdrop = drawBackdrop(network, behind);
  const halos = new Map();
  const ring = (list) => {
    halos.clear();
    for (const { id, halo } of list) if (halo) halos.set(id, halo);
  };
  ring(picture.nodes);
  drawHalos(network, (id) => halos.get(id));
  const showLabels = labelsApart(network, nodes, () => [marked, ...network.getSelectedNodes()], () => backdrop.written());
  let drawn = picture.nodes;

  let { options } = picture;
  const told = (lines) => new Map(lines.map((line) => [line.id, JSON.stringify(line)]));
  let lines = told(picture.edges);

  // Nodes that stay are told anew, where they may have been dragged to; lines only where they are others than before,
  // because there are many of them.
  const replace = (next) => {
    const wanted = told(next.edges);
    const other = (id) => wanted.get(id) !== lines.get(id);
    edges.remove(edges.getIds().filter(other));
    const kept = new Set(next.nodes.map((node) => node.id));
    nodes.remove(nodes.getIds().filter((id) => !kept.has(id)));
    nodes.update(next.nodes);
    edges.add(next.edges.filter((line) => other(line.id)));
    lines = wanted;
  };

  for (const [event, pointer] of [["hoverNode", "pointer"], ["hoverEdge", "pointer"], ["blurNode", ""], ["blurEdge", ""]]) {
    network.on(event, () => { place.style.cursor = pointer; });
  }
  network.on("afterDrawing", (context) => {
    const node = marked === null ? null : nodes.get(marked);
    if (!node) return;
    const { x, y } = network.getPosition(marked);
    const scale = network.getScale();
    for (const [colour, width] of RING.strokes) {
      context.beginPath();
      context.arc(x, y, node.size * 1.2 + RING.gap / scale, 0, 2 * Math.PI);
      context.strokeStyle = colour;
      context.lineWidth = width / scale;
      context.stroke();
    }
  });
  fitPicture(network, behind, drawn);
  showLabels(drawn);

  return {
    network,
    nodes,
    edges,
    draw(next) {
      backdrop.clear();
      behind = next.backdrop;
      backdrop = drawBackdrop(network, behind);
      const chosen = network.getSelection();
      if (next.options !== options) network.setOptions(JSON.parse(next.options));
      options = next.options;
      replace(next);
      network.setSelection({
        nodes: chosen.nodes.filter((id) => nodes.get(id)),
        edges: chosen.edges.filter((id) => edges.get(id)),
      }, { highlightEdges: false });
      drawn = next.nodes;
      ring(drawn);
      showLabels(drawn);
    },
    halos,
    // Some lines got another look than the server's picture told: the next picture tells them all anew.
    linesRepainted() { lines = new Map(); },
    // The nodes that lines lead to which are seen.
    tied(id) {
      const seen = network.body.nodes[id].edges.filter((edge) => !edge.options.hidden);
      return seen.map(({ fromId, toId }) => (fromId === id ? toId : fromId));
    },
    nameOf(id) { return nodes.get(id).title.split(" · ")[0]; },
    has(slug) { return nodes.get(`p:${slug}`) !== null; },
    // Takes the view to a partner: by flying there, or at once.
    lookAt(slug, animation) {
      network.focus(`p:${slug}`, { scale: Math.max(network.getScale(), 0.9), animation });
    },
    moveTo(position) { network.moveTo({ position, animation: moving(200, "easeInOutQuad") }); },
    zoom(factor) { network.moveTo({ scale: network.getScale() * factor, animation: moving(150) }); },
    fit() { fitPicture(network, behind, drawn, moving(250)); },
    // Rings one node, or with null none; its name is shown, and the names of whoever is chosen.
    mark(id) {
      marked = id;
      showLabels();
      network.redraw();
    },
    showNames: () => showLabels(),
  };
}
