// What lies behind the picture: land and areas, lines, circles, words. It is painted before nodes and lines in every
// redraw, in the units of the canvas, so that it moves and grows with them; words keep their size on the screen.
"use strict";

// What is left free on the screen: below all nodes for two lines of a name; and for the buttons, which stand in a column on
// the right, or in a row above everything where the picture is narrow.
const FIT = { narrow: 600, above: 30, row: 60, column: 44, below: 56 };
const BACKDROP_WORDS = { screen: 15, smallest: 12, largest: 4000, height: 1.3, gap: 0.4 };

// `backdrop` is the server's: `polygons` [x, y, x, y, …], `lines` [x1, y1, x2, y2], `circles` [x, y, radius],
// `texts` [x, y, words], `corners` [x, y, x, y, …], `colours`. Answers
// `clear`, which takes it away again, and `written`, the boxes that its words fill now.
function drawBackdrop(network, backdrop) {
  const { polygons, lines, circles, texts, colours } = backdrop;
  const area = new Path2D();
  for (const polygon of polygons) {
    area.moveTo(polygon[0], polygon[1]);
    for (let place = 2; place < polygon.length; place += 2) area.lineTo(polygon[place], polygon[place + 1]);
    area.closePath();
  }
  const thin = new Path2D();
  for (const [x1, y1, x2, y2] of lines) {
    thin.moveTo(x1, y1);
    thin.lineTo(x2, y2);
  }
  for (const [x, y, radius] of circles) {
    thin.moveTo(x + radius, y);
    thin.arc(x, y, radius, 0, 2 * Math.PI);
  }

  // Words that would cover others that are drawn already are left out until there is room closer up. Those that the edge
  // of the picture would cut move inwards.
  let taken = [];
  const write = (context, scale) => {
    const { screen, smallest, largest, height, gap } = BACKDROP_WORDS;
    const { clientWidth } = network.body.container;
    const [low, high] = [0, clientWidth].map((x) => network.DOMtoCanvas({ x, y: 0 }).x);
    const size = Math.min(largest, Math.max(smallest, screen / scale));
    taken = [];
    context.fillStyle = colours.text;
    context.font = `600 ${size}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const [x, y, words] of texts) {
      const half = context.measureText(words).width / 2 + (gap * size) / 2;
      const middle = x < low || x > high ? x : Math.max(low + half, Math.min(high - half, x));
      const box = { left: middle - half, right: middle + half, top: y - (height * size) / 2, bottom: y + (height * size) / 2 };
      const free = taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
      if (!free) continue;
      taken.push(box);
      context.fillText(words, middle, y);
    }
  };

  const paint = (context) => {
    const scale = network.getScale();
    context.save();
    context.fillStyle = colours.area;
    context.fill(area);
    context.strokeStyle = colours.line;
    context.lineWidth = 1 / scale;
    context.stroke(thin);
    write(context, scale);
    context.restore();
  };
  network.on("beforeDrawing", paint);
  network.redraw();
  return {
    clear() {
      network.off("beforeDrawing", paint);
      network.redraw();
    },
    written: () => taken,
  };
}

// The view in which all nodes are seen with their names and all words behind them, which vis-network's own `fit` does not
// know of. `nodes` have their whole names as labels.
function fitPicture(network, backdrop, nodes, animation = false) {
  const { clientWidth, clientHeight } = network.body.container;
  // On the screen: half of what is written at a place, though not so much that names fill a narrow window.
  const half = (label) => Math.min(Math.max(...label.split("\n").map((line) => line.length)) * 3.6, clientWidth / 6) + 8;
  const isNarrow = clientWidth < FIT.narrow;
  const [above, beside] = isNarrow ? [FIT.row, 0] : [FIT.above, FIT.column];
  const places = nodes.map((node) => ({ ...network.getPosition(node.id), half: half(node.label) }));
  for (let corner = 0; corner < backdrop.corners.length; corner += 2) {
    places.push({ x: backdrop.corners[corner], y: backdrop.corners[corner + 1], half: 8 });
  }
  for (const [x, y, words] of backdrop.texts) places.push({ x, y, half: Math.min(words.length * 4.6, clientWidth / 5) });
  if (!places.length) return;
  const extent = (from, to) => {
    const least = places.map(from).reduce((one, other) => Math.min(one, other));
    const most = places.map(to).reduce((one, other) => Math.max(one, other));
    return { middle: (least + most) / 2, length: Math.max(most - least, 1) };
  };
  const down = extent(({ y }) => y, ({ y }) => y);
  const across = extent(({ x }) => x, ({ x }) => x);
  const written = (scale) => extent(({ x, half }) => x - half / scale, ({ x, half }) => x + half / scale);
  let scale = Math.min(1, (clientHeight - above - FIT.below) / down.length);
  // What names need beside the nodes depends on the scale, and that on what they need; a few rounds are near enough.
  for (let round = 0; round < 4; round += 1) {
    const names = (written(scale).length - across.length) * scale;
    scale = Math.max(0.005, Math.min(scale, (clientWidth - beside - names) / across.length));
  }
  const position = { x: written(scale).middle + beside / 2 / scale, y: down.middle + (FIT.below - above) / 2 / scale };
  network.moveTo({ position, scale, animation });
}
