// Names that would cover each other are left out, the smaller partner's first; closer up there is room for more.
"use strict";

// Radius of the smallest node: as the server draws it, and on the screen at the least.
const SMALLEST_NODE = 9;
const SMALLEST_ON_SCREEN = 3.6;

// Answers a function that shows the labels of the nodes that it is given, and of the same again when the view moves.
function labelsApart(network, nodes) {
  let drawn = [];

  // Letters keep their size on the screen while the picture shrinks, so that names stay readable.
  const boxOf = (node, grow) => {
    const lines = node.name.split("\n");
    const half = (Math.max(...lines.map((line) => line.length)) * 7.6 * grow) / 2;
    const { x, y } = network.getPosition(node.id);
    const top = y + node.size;
    return { left: x - half, right: x + half, top, bottom: top + lines.length * 18 * grow };
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
    const grow = Math.min(8, Math.max(1, 0.85 / network.getScale()));
    // Far away every node is made larger by the same, so that the smallest is still seen and the order stays.
    const more = Math.max(0, SMALLEST_ON_SCREEN / network.getScale() - SMALLEST_NODE);
    const taken = squares(190 * grow);
    nodes.update(drawn.map((node) => {
      const box = boxOf(node, grow);
      const free = taken.free(box);
      if (free) taken.take(box);
      // Letters of size 1 are too small to be drawn at all; a blank would be, and take as long as a name.
      return { id: node.id, label: free ? node.name : " ", font: { size: free ? 15 * grow : 1 }, size: node.size + more };
    }));
  };

  let settling = 0;
  const soon = () => { window.clearTimeout(settling); settling = window.setTimeout(show, 120); };
  network.on("zoom", soon);
  network.on("animationFinished", soon);
  network.on("resize", soon);

  return (list) => {
    drawn = list.map((node) => ({ id: node.id, name: node.label, size: node.size }))
      .sort((first, second) => second.size - first.size);
    show();
  };
}
