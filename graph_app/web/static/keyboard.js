// The picture by keyboard: arrow keys walk along ties to the partner that lies that way, and each step is spoken.
"use strict";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS_FOR_ONE = { Enter: "enter", " ": "enter", e: "expand", h: "hide", p: "pin", f: "focus", c: "collapse", s: "select" };
// Of the picture's width and height, how near to its edge one can stand before it moves along.
const EDGE = 0.12;

// `say(words)` speaks, `act(action, id, from)` does what a key asks for at a node; `words` are sentences with {name}.
function watchKeyboard(place, canvas, { say, act, close, help, words }) {
  const { network, nodes, edges } = canvas;
  let here = null; // the node that one stands on,
  let at = null; // where that was,
  let from = null; // the one before it,
  let around = null; // and whose neighbours N walks through

  const biggestFirst = () => nodes.get().sort((one, other) => other.size - one.size || (one.id < other.id ? -1 : 1)).map(({ id }) => id);
  let byKeys = false;
  const walking = () => byKeys && document.activeElement === place;

  // Stands on a node. For whoever walks it is marked, and the picture moves where it would be at its edge or beyond.
  const settle = (id) => {
    here = id;
    at = network.getPosition(id);
    if (!walking()) return;
    canvas.mark(id);
    const { x, y } = network.canvasToDOM(at);
    const [right, below] = [x / place.clientWidth, y / place.clientHeight];
    if (Math.min(right, below) < EDGE || Math.max(right, below) > 1 - EDGE) canvas.moveTo(at);
  };
  const stand = (id, before = "") => {
    if (id !== here) from = here;
    settle(id);
    say(before + nodes.get(id).spoken);
  };

  // Of these nodes the one that is nearest in a direction.
  const nearestTowards = (ids, [across, down]) => {
    const scored = ids.filter((id) => id !== here).map((id) => {
      const { x, y } = network.getPosition(id);
      const [right, below] = [x - at.x, y - at.y];
      const along = right * across + below * down;
      return { id, along, cost: along + 2.5 * Math.abs(right * down) + 2.5 * Math.abs(below * across) };
    }).filter(({ along }) => along > 1);
    return scored.sort((one, other) => one.cost - other.cost)[0]?.id;
  };

  // Along a tie; where none leads that way to whoever stands there, which is said.
  const walk = (way) => {
    around = null;
    const tied = nearestTowards(canvas.tied(here), way);
    const next = tied ?? nearestTowards(nodes.getIds(), way);
    if (next === undefined) say(words.end);
    else stand(next, tied === undefined ? `${words.untied.replace("{name}", canvas.nameOf(here))} ` : "");
  };

  // The neighbours of one node, clockwise from the one above it.
  const clockwise = (middle) => {
    const centre = network.getPosition(middle);
    const angle = (id) => {
      const { x, y } = network.getPosition(id);
      return (Math.atan2(x - centre.x, centre.y - y) + 2 * Math.PI) % (2 * Math.PI);
    };
    return [...new Set(canvas.tied(middle))].filter((id) => id !== middle).sort((one, other) => angle(one) - angle(other));
  };

  const step = (ids, by) => {
    const now = ids.indexOf(here);
    return ids[now < 0 ? (by > 0 ? 0 : ids.length - 1) : (now + by + ids.length) % ids.length];
  };
  const walkAround = (by) => {
    if (around === null || !nodes.get(around)) around = here;
    const ids = clockwise(around);
    if (ids.length) stand(step(ids, by));
    else say(words.alone);
  };

  // The line that was walked last: its facts.
  const openTie = () => {
    const lines = network.getConnectedEdges(here).map((id) => edges.get(id)).filter((edge) => edge.type && !edge.hidden);
    const walked = lines.find((edge) => edge.from === from || edge.to === from) ?? lines[0];
    if (walked) act("tie", walked.id);
    else say(words.alone);
  };

  const moves = {
    n: () => walkAround(1),
    N: () => walkAround(-1),
    PageDown: () => { around = null; stand(step(biggestFirst(), 1)); },
    PageUp: () => { around = null; stand(step(biggestFirst(), -1)); },
    Home: () => { around = null; stand(biggestFirst()[0]); },
    Backspace: () => { if (from !== null && nodes.get(from)) { around = null; stand(from); } },
    t: openTie,
    "+": () => canvas.zoom(1.3),
    "=": () => canvas.zoom(1.3),
    "-": () => canvas.zoom(1 / 1.3),
    0: () => canvas.fit(),
    "?": help,
    Escape: close,
  };

  // Someone who is there: the one stood on, else whoever is chosen, else the biggest.
  const standing = () => {
    if (here !== null && nodes.get(here)) return here;
    return network.getSelectedNodes()[0] ?? biggestFirst()[0];
  };

  place.addEventListener("focus", () => {
    byKeys = place.matches(":focus-visible");
    if (byKeys && nodes.length) stand(standing());
  });
  place.addEventListener("pointerdown", () => {
    byKeys = false;
    canvas.mark(null);
  });
  place.addEventListener("blur", () => canvas.mark(null));
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !nodes.length) return;
    byKeys = true;
    settle(standing());
    const key = event.key.length > 1 || event.key === "N" ? event.key : event.key.toLowerCase();
    if (WAYS[key]) walk(WAYS[key]);
    else if (KEYS_FOR_ONE[key]) act(KEYS_FOR_ONE[key], here);
    else if (moves[key]) moves[key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    // Whoever is chosen by other means is where the keyboard goes on.
    standAt(id) {
      if (id === here || !nodes.get(id)) return;
      [from, around] = [here, null];
      settle(id);
    },
    // Another picture was drawn: where one stood on someone who is gone, whoever is nearest takes the place.
    redrawn() {
      if (here === null || !nodes.length) return;
      if (nodes.get(here)) settle(here);
      else {
        const away = (id) => Math.hypot(network.getPosition(id).x - at.x, network.getPosition(id).y - at.y);
        const nearest = nodes.getIds().reduce((one, other) => (away(other) < away(one) ? other : one));
        if (walking()) stand(nearest);
        else settle(nearest);
      }
    },
  };
}
