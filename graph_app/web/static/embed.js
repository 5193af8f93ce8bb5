// A view in a frame of another page: the picture alone, to be moved and zoomed.
"use strict";

openCanvas(document.getElementById("canvas"), readPicture(document)).network
  .once("afterDrawing", () => document.getElementById("explore").setAttribute("data-drawn", "true"));
