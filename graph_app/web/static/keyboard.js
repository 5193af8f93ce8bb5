// The picture by keyboard: arrow keys walk along ties to the partner that lies that way, and each step is spoken.
"use strict";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS_FOR_ONE = { e: "expand", h: "hide", p: "pin", f: "focus", c: "collapse" };

function watchKeyboard(place, canvas, { say, act, close }) {
  const { network, nodes } = canvas;
  let here = null;

  const stand = (id) => {
    here = id;
    network.selectNodes([id], false);
    network.moveTo({ position: network.getPosition(id), animation: { duration: 200, easingFunction: "easeInOutQuad" } });
    say(nodes.get(id).spoken);
  };

  const first = () => nodes.get().reduce((most, node) => (node.size > (most?.size ?? -1) ? node : most), null)?.id;

  // Of the neighbours (of all, where none lies that way) the one that is nearest in this direction.
  const towards = ([across, down]) => {
    const from = network.getPosition(here);
    const best = (ids) => {
      const scored = ids.filter((id) => id !== here).map((id) => {
        const { x, y } = network.getPosition(id);
        const [right, below] = [x - from.x, y - from.y];
        const along = right * across + below * down;
        return { id, along, cost: along + 2.5 * Math.abs(right * down) + 2.5 * Math.abs(below * across) };
      }).filter(({ along }) => along > 1);
      return scored.sort((one, other) => one.cost - other.cost)[0]?.id;
    };
    return best(network.getConnectedNodes(here)) ?? best(nodes.getIds());
  };

  place.addEventListener("focus", () => {
    const [chosen] = network.getSelectedNodes();
    if (!place.matches(":focus-visible") || !nodes.length) return;
    stand(chosen ?? (here !== null && nodes.get(here) ? here : first()));
  });
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !nodes.length) return;
    if (here === null || !nodes.get(here)) here = network.getSelectedNodes()[0] ?? first();
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (WAYS[key]) {
      const next = towards(WAYS[key]);
      if (next !== undefined) stand(next);
    } else if (key === "Enter" || key === " ") act("open", here);
    else if (KEYS_FOR_ONE[key]) act(KEYS_FOR_ONE[key], here);
    else if (key === "+" || key === "=") canvas.zoom(1.3);
    else if (key === "-") canvas.zoom(1 / 1.3);
    else if (key === "0") canvas.fit();
    else if (key === "Escape") close();
    else return;
    event.preventDefault();
  });
}
