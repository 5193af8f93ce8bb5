// Names that would cover each other are left out, the smaller partner's first; closer up there is room for more.
"use strict";

function keepLabelsApart(network, nodes, drawn) {
  const labels = new Map(drawn.map((node) => [node.id, node.label]));
  const bySize = [...drawn].sort((first, second) => second.size - first.size);

  // Letters keep their size on the screen while the picture shrinks, so that names stay readable.
  const boxOf = (node, grow) => {
    const lines = labels.get(node.id).split("\n");
    const half = (Math.max(...lines.map((line) => line.length)) * 7.6 * grow) / 2;
    const { x, y } = network.getPosition(node.id);
    const top = y + node.size;
    return { left: x - half, right: x + half, top, bottom: top + lines.length * 18 * grow };
  };
  const apart = (one, other) =>
    one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom;

  const show = () => {
    const grow = Math.min(8, Math.max(1, 0.85 / network.getScale()));
    const taken = [];
    nodes.update(bySize.map((node) => {
      const box = boxOf(node, grow);
      const free = taken.every((other) => apart(box, other));
      if (free) taken.push(box);
      return { id: node.id, label: free ? labels.get(node.id) : " ", font: { size: 15 * grow } };
    }));
  };

  let settling = 0;
  const soon = () => { window.clearTimeout(settling); settling = window.setTimeout(show, 120); };
  network.on("zoom", soon);
  network.on("animationFinished", soon);
  network.on("resize", soon);
  show();
}
