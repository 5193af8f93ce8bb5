// What lies behind the picture: land and areas, lines, circles, words. It is painted before nodes and lines in every
// redraw, in the units of the canvas, so that it moves and grows with them; words keep their size on the screen.
"use strict";

const BACKDROP_WORDS = { screen: 15, smallest: 12, largest: 4000, letter: 0.56, height: 1.3 };

// `backdrop` is the server's: `polygons` [x, y, x, y, …], `lines` [x1, y1, x2, y2], `circles` [x, y, radius],
// `texts` [x, y, words], `corners` [x, y, x, y, …], `colours`. Answers a function that takes it away again.
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

  // Words that would cover others that are drawn already are left out until there is room closer up.
  const write = (context, scale) => {
    const { screen, smallest, largest, letter, height } = BACKDROP_WORDS;
    const size = Math.min(largest, Math.max(smallest, screen / scale));
    const taken = [];
    context.fillStyle = colours.text;
    context.font = `600 ${size}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const [x, y, words] of texts) {
      const half = (words.length * letter * size) / 2;
      const free = taken.every(([left, right, top]) => x + half < left || x - half > right || Math.abs(y - top) > height * size);
      if (!free) continue;
      taken.push([x - half, x + half, y]);
      context.fillText(words, x, y);
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
  return () => {
    network.off("beforeDrawing", paint);
    network.redraw();
  };
}

// The view in which all nodes are seen and all words behind them, which vis-network's own `fit` does not know of.
function fitPicture(network, backdrop, animation = false) {
  const places = Object.values(network.getPositions());
  const across = places.map((place) => place.x).concat(backdrop.corners.filter((_, place) => place % 2 === 0));
  const down = places.map((place) => place.y).concat(backdrop.corners.filter((_, place) => place % 2 === 1));
  if (!across.length) return;
  const least = (numbers) => numbers.reduce((one, other) => Math.min(one, other));
  const most = (numbers) => numbers.reduce((one, other) => Math.max(one, other));
  const [left, right, top, bottom] = [least(across), most(across), least(down), most(down)];
  const { clientWidth, clientHeight } = network.body.container;
  const margin = 90; // on the screen: half a name at each side
  const scale = Math.min(1, (clientWidth - margin) / Math.max(right - left, 1), (clientHeight - margin) / Math.max(bottom - top, 1));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.005), animation });
}
