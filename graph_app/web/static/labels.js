// Names that would cover each other are left out, the smaller partner's first, and those that the edge of the picture would
// cut; closer up there is room for more.
"use strict";

// Radius of the smallest node: as the server draws it, and on the screen at the least.
const SMALLEST_NODE = 9;
const SMALLEST_ON_SCREEN = 3.6;

// Answers a function that shows the labels of the nodes that it is given, or without any of the same again; when the view
// moves it does so by itself. The nodes that `first` names have their labels whatever else has none; no other label stands
// over the boxes that `behind` answers.
function labelsApart(network, nodes, first = () => network.getSelectedNodes(), behind = () => []) {
  let drawn = [];
  let shown = new Map();
  let camera = "";

  const cameraNow = () => {
    const { x, y } = network.getViewPosition();
    return [network.getScale(), x, y].join(" ");
  };

  // Letters keep their size on the screen while the picture shrinks, so that names stay readable.
  const boxOf = (node, grow) => {
    const lines = node.name.split("\n");
    const half = (Math.max(...lines.map((line) => line.length)) * 7.6 * grow) / 2;
    const { x, y } = network.getPosition(node.id);
    const top = y + node.size;
    return { left: x - half, right: x + half, top, bottom: top + lines.length * 18 * grow };
  };

  // Whether the edge of the picture goes through a box. What is wholly outside will be seen when the picture is moved.
  const cutByEdge = () => {
    const { clientWidth, clientHeight } = network.body.container;
    const low = network.DOMtoCanvas({ x: 0, y: 0 });
    const high = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
    return (box) => {
      const outside = box.right < low.x || box.left > high.x || box.bottom < low.y || box.top > high.y;
      const inside = box.left >= low.x && box.right <= high.x && box.top >= low.y && box.bottom <= high.y;
      return !outside && !inside;
    };
  };

  // Only labels nearby can be in the way, so they are kept in squares as wide as the widest of them.
  const squares = (step) => {
    const taken = new Map();
    const each = (box, visit) => {
      for (let x = Math.floor(box.left / step); x <= Math.floor(box.right / step); x += 1) {
        for (let y = Math.floor(box.top / step); y <= Math.floor(box.bottom / step); y += 1) {
          if (visit(`${x} ${y}`) === false) return false;
        }
      }
      return true;
    };
    const apart = (one, other) =>
      one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;
    return {
      free: (box) => each(box, (square) => (taken.get(square) || []).every((other) => apart(box, other))),
      take: (box) => each(box, (square) => { taken.set(square, [...(taken.get(square) || []), box]); }),
    };
  };

  const show = () => {
    camera = cameraNow();
    const scale = network.getScale();
    const isCut = cutByEdge();
    const grow = Math.min(8, Math.max(1, 0.85 / scale));
    // Far away every node is made larger by the same, so that the smallest is still seen and the order stays.
    const more = Math.max(0, SMALLEST_ON_SCREEN / scale - SMALLEST_NODE);
    const taken = squares(190 * grow);
    behind().forEach(taken.take);
    const ahead = new Set(first());
    const inTurn = ahead.size ? [...drawn].sort((one, other) => ahead.has(other.id) - ahead.has(one.id)) : drawn;
    const changed = [];
    for (const node of inTurn) {
      const box = boxOf(node, grow);
      const free = ahead.has(node.id) || (!isCut(box) && taken.free(box));
      if (free) taken.take(box);
      const look = `${free} ${grow} ${more}`;
      if (shown.get(node.id) === look) continue;
      shown.set(node.id, look);
      // Letters of size 1 are too small to be drawn at all; a blank would be, and take as long as a name.
      changed.push({ id: node.id, label: free ? node.name : " ", font: { size: free ? 15 * grow : 1 }, size: node.size + more });
    }
    nodes.update(changed);
  };

  let settling = 0;
  const soon = () => { window.clearTimeout(settling); settling = window.setTimeout(show, 120); };
  network.on("resize", soon);
  network.on("afterDrawing", () => { if (drawn.length && cameraNow() !== camera) soon(); });

  return (list = null) => {
    if (list) {
      drawn = list.map((node) => ({ id: node.id, name: node.label, size: node.size }))
        .sort((one, other) => other.size - one.size);
      shown = new Map();
    }
    show();
  };
}
