// The graph that a query answered: the same picture as on the network page; a click opens the partner.
"use strict";

function drawResult() {
  const data = document.getElementById("network-data");
  if (!data) return;
  const picture = JSON.parse(data.textContent);
  const nodes = new vis.DataSet(picture.nodes);
  const network = new vis.Network(document.getElementById("canvas"), { nodes, edges: new vis.DataSet(picture.edges) }, JSON.parse(picture.options));
  network.on("click", (event) => {
    if (event.nodes.length) {
      const partner = encodeURIComponent(nodes.get(event.nodes[0]).partner);
      window.location.href = document.getElementById("explore").dataset.partner.replace("__id__", partner);
    };
  });
  network.once("afterDrawing", () => document.getElementById("explore").setAttribute("data-drawn", "true"));
  network.fit({ animation: false });
  labelsApart(network, nodes)(picture.nodes);
}

drawResult();
