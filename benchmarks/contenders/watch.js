// Tells on the console when a picture of vis-network has its first frame and when it stands still: in milliseconds from
// the navigation to the last change, without the half second of waiting after it. Keeps the picture for whoever times
// its frames afterwards.
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
        if (window.stopAtOnce) this.stopSimulation();
        watch(this);
      }
    };
    return found;
  }

  // Whether a node has moved by a unit since the last look; cheap, because it is asked in every frame.
  function moves(network) {
    let before = [];
    return () => {
      const now = network.body.nodeIndices.flatMap((id) => {
        const node = network.body.nodes[id];
        return [Math.round(node.x), Math.round(node.y)];
      });
      const moved = now.length !== before.length || now.some((place, at) => place !== before[at]);
      before = now;
      return moved;
    };
  }

  function watch(network) {
    window.watchedNetwork = network;
    let last = null;
    const moved = moves(network);
    network.on("afterDrawing", () => {
      if (last !== null) return;
      last = performance.now();
      console.info(`picture first after ${last}`);
    });
    const look = () => {
      const now = performance.now();
      if (moved() && last !== null) last = now;
      if (last !== null && now - last > QUIET_MS) console.info(`picture still after ${last}`);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }

  // Whatever is posted in a frame arrives after its painting.
  const painted = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
  const nextFrame = () => new Promise(requestAnimationFrame);

  // So many frames one after another, each from the call until the browser has painted it and goes on: milliseconds.
  window.timedRedraws = async (count) => {
    const times = [];
    for (let frame = 0; frame < count; frame += 1) {
      await nextFrame();
      const began = performance.now();
      window.watchedNetwork.redraw();
      await painted();
      times.push(performance.now() - began);
    }
    return times;
  };

  // From a click until our page has drawn what it asked for, and the browser has painted it: milliseconds.
  window.timedChange = async (control) => {
    const frame = document.getElementById("explore");
    const began = performance.now();
    const drawn = new Promise((done) => {
      new MutationObserver(done).observe(frame, { attributeFilter: ["data-drawn-for"] });
    });
    document.querySelector(control).click();
    await drawn;
    await nextFrame();
    await painted();
    return performance.now() - began;
  };
}
