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

  const replace = (set, wanted) => {
    const kept = new Set(wanted.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !kept.has(id)));
    set.update(wanted);
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
      network.setOptions(JSON.parse(next.options));
      replace(edges, []);
      replace(nodes, next.nodes);
      replace(edges, next.edges);
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
