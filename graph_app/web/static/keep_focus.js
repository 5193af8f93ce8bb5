// Parts of the page are replaced by newer ones from the server; whoever goes by keyboard stays where they were.
"use strict";

const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

// What makes a control the same one in the next version of its part: what it is and does, not how far it has come.
function signOf(control) {
  const { tagName, id, name, type, value, className, dataset } = control;
  if (id) return id;
  if (name) return [tagName, name, type === "checkbox" ? value : ""].join(" ");
  const does = Object.values(dataset).map((text) => text.replace(/:\d+$/, "")).join(" ");
  const row = control.closest("tr[data-node]")?.dataset.node ?? "";
  return [tagName, className, row, does || (tagName === "INPUT" ? "" : control.textContent.trim())].join(" ");
}

// Asked before a replacement, it answers what to call after it. Where the control is gone its place is taken by the one
// that stands there now; where none is left, by `otherwise`.
function keepFocus(parts, otherwise) {
  const part = parts.find((each) => each.contains(document.activeElement) && each !== document.activeElement);
  if (!part) return () => {};
  const usable = () => [...part.querySelectorAll(CONTROLS)].filter((each) => !each.disabled && each.getClientRects().length);
  const before = usable();
  const place = before.indexOf(document.activeElement);
  const sign = signOf(document.activeElement);
  const earlier = before.slice(0, Math.max(place, 0)).filter((each) => signOf(each) === sign).length;
  return () => {
    const now = usable();
    const same = now.filter((each) => signOf(each) === sign);
    const next = same[earlier] ?? same.at(-1) ?? now[Math.min(Math.max(place, 0), now.length - 1)] ?? otherwise;
    next.focus({ preventScroll: true });
  };
}
