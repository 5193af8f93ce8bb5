// Rings around nodes, which tell by colour, width and dashes. They lie over the lines and under the nodes.
"use strict";

// As the server draws them: the gap between a node's outermost corner and its ring; on the screen a ring keeps some width.
const HALO = { gap: 3, corner: { square: Math.SQRT2 }, thinnest: 0.5 };

// `haloOf(id)` answers the ring of a node, or nothing.
function drawHalos(network, haloOf) {
  const { renderer, body } = network;
  const drawNodes = renderer._drawNodes;
  renderer._drawNodes = (context, ...rest) => {
    const scale = network.getScale();
    // Strokes of one kind in one go: there can be thousands of rings.
    const rings = new Map();
    for (const id of body.nodeIndices) {
      const halo = haloOf(id);
      if (!halo) continue;
      if (!rings.has(halo.name)) rings.set(halo.name, { halo, path: new Path2D() });
      const { x, y, options: { size, shape } } = body.nodes[id];
      const radius = size * (HALO.corner[shape] ?? 1) + HALO.gap + halo.width / 2;
      const { path } = rings.get(halo.name);
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.save();
    for (const { halo, path } of rings.values()) {
      context.strokeStyle = halo.colour;
      context.lineWidth = Math.max(halo.width, (HALO.thinnest * halo.width) / scale);
      context.setLineDash(halo.dashes);
      context.stroke(path);
    }
    context.restore();
    return drawNodes.call(renderer, context, ...rest);
  };
}
