// A page that could not reach the database asks again until it answers.
"use strict";
const seconds = Number(document.querySelector("[data-retry]").dataset.retry);
window.setTimeout(() => window.location.reload(), seconds * 1000);
