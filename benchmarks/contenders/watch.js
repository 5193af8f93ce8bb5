// Tells on the console when a picture of vis-network has been drawn and its nodes stand still: in milliseconds from the
// navigation to the last change, without the half second of waiting after it.
"use strict";

{
  const QUIET_MS = 500;
  let library;
  let watched = false;
  Object.defineProperty(window, "vis", {
    configurable: true,
    get: () => library,
    set: (found) => {
      library = found;
      // The library fills its own object after it has set it, so its class is looked at when the page asks for it.
      Object.defineProperty(window, "vis", { configurable: true, get: () => watching(library) });
    },
  });

  function watching(found) {
    if (watched || !found || !found.Network) return found;
    watched = true;
    const Network = found.Network;
    found.Network = class extends Network {
      constructor(...given) {
        super(...given);
        watch(this);
      }
    };
    return found;
  }

  function watch(network) {
    let last = null;
    let before = "";
    network.on("afterDrawing", () => {
      if (last === null) last = performance.now();
    });
    const look = () => {
      const now = performance.now();
      const places = JSON.stringify(network.getPositions());
      if (last !== null && places !== before) last = now;
      before = places;
      if (last !== null && now - last > QUIET_MS) console.info(`picture still after ${last}`);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }
}
