// Escape in a form: back at once where nothing was changed, else it is asked first, so that nothing is lost unseen.
const form = document.querySelector("form.edit");
const leaving = document.querySelector("#leaving");
const stay = leaving?.querySelector("button");
let from = null;

const told = () => JSON.stringify([...new FormData(form)]);
const opened = form ? told() : "";
// A form that came back with something wrong, or with another's changes, holds what is saved nowhere.
const changed = () => form.hasAttribute("data-unsaved") || told() !== opened;

const ask = () => {
  from = document.activeElement;
  leaving.hidden = false;
  stay.focus();
};

const close = () => {
  leaving.hidden = true;
  from?.focus();
};

if (form && leaving) {
  stay.addEventListener("click", close);
  // While it is heard on its way down, an open list of suggestions has not closed yet: that is what Escape is for then.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (!leaving.hidden) return close();
    if (document.activeElement?.getAttribute("aria-expanded") === "true") return;
    if (document.activeElement && !form.contains(document.activeElement) && document.activeElement !== document.body) return;
    if (changed()) ask();
    else window.location.assign(leaving.querySelector("a").href);
  }, true);
}
