// Elements without a template language: text is always text, never markup.

/** An element with attributes, listeners (on…) and children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "className" || name === "value" || name === "checked" || name === "hidden") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }

  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

/** Redraws at most once a frame, however much has happened. */
export function drawing(draw) {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      draw();
    });
  };
}

/** A list of tabs that the arrow keys move through. */
export function tabs(list, items, selected, select) {
  const buttons = items.map(item => h("button", {
    role: "tab",
    type: "button",
    id: `tab-${item.id.replace(/\W/g, "")}`,
    "aria-selected": item.id === selected ? "true" : "false",
    "aria-controls": item.controls,
    tabindex: item.id === selected ? "0" : "-1",
    onclick: () => select(item.id),
  }, item.title, item.badge ? h("span", { className: "badge" }, String(item.badge), h("span", { className: "hidden" }, item.badgeSays ?? " new")) : null));
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(...buttons);
  list.onkeydown = event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || items.length === 0) return;
    event.preventDefault();
    const index = (items.findIndex(item => item.id === selected) + step + items.length) % items.length;
    select(items[index].id);
  };
  if (hadFocus) buttons.find(button => button.getAttribute("aria-selected") === "true")?.focus();
}

export const time = at => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
