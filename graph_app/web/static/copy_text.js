/* Buttons that copy the text of an element: data-copy names it, data-copied is what is said then. */
"use strict";

document.querySelectorAll("button[data-copy]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    const selection = window.getSelection();
    selection.selectAllChildren(text); // what is copied can be seen, and copied by hand where the browser refuses
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      if (!document.execCommand("copy")) return; // pages without https have no clipboard of the new kind
    }
    document.getElementById("copied").textContent = button.dataset.copied;
    button.dataset.done = "true";
  });
});
