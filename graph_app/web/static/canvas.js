// The picture itself: vis-network with places, sizes and colours from the server. Another picture comes in as one change
// of all nodes and one of all lines, and the camera stays where it is.
"use strict";

function readPicture(root) { return JSON.parse(root.getElementById("network-data").textContent); }

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
  leaveOutWhatIsTooFine(network);
  const showLabels = labelsApart(network, nodes);
  let behind = picture.backdrop;
  let clear = drawBackdrop(network, behind);

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
  fitPicture(network, behind);
  showLabels(picture.nodes);

  return {
    network,
    nodes,
    edges,
    draw(next) {
      clear();
      behind = next.backdrop;
      clear = drawBackdrop(network, behind);
      const chosen = network.getSelection();
      if (next.options !== options) network.setOptions(JSON.parse(next.options));
      options = next.options;
      replace(next);
      network.setSelection({
        nodes: chosen.nodes.filter((id) => nodes.get(id)),
        edges: chosen.edges.filter((id) => edges.get(id)),
      }, { highlightEdges: false });
      showLabels(next.nodes);
    },
    has(slug) { return nodes.get(`p:${slug}`) !== null; },
    // Takes the view to a partner: by flying there, or at once.
    lookAt(slug, animation) {
      network.focus(`p:${slug}`, { scale: Math.max(network.getScale(), 0.9), animation });
    },
    zoom(factor) {
      network.moveTo({ scale: network.getScale() * factor, animation: { duration: 150, easingFunction: "linear" } });
    },
    fit() { fitPicture(network, behind, { duration: 250, easingFunction: "linear" }); },
  };
}
