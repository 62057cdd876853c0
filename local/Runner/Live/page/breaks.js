import { api } from "./api.js";
import { byId, drawing, h } from "./dom.js";
import { on, store } from "./store.js";

const buttons = [
  { name: "twilio-drops", title: "Twilio takes and drops", why: "The next reply is sent, and the connection is cut before Twilio says so." },
  { name: "model-fails", title: "The model fails", why: "The next three calls of the model are refused as overloaded." },
  { name: "webhook-down", title: "Webhook down for a minute", why: "Nobody reaches the function's address; the sweep finds what was written." },
  { name: "trigger-twice", title: "Trigger twice", why: "The next trigger is handed to two workers at the same time." },
  { name: "bodies-hidden", title: "Bodies hidden", why: "Twilio lists what was sent without its text.", isSwitch: true },
  { name: "items-expire", title: "Staged items expire", why: "All that is staged is deleted, as if its time had come." },
];

/** What only a stand-in can be made to do. */
const ofStandIns = { "twilio-drops": "isMessengerReal", "bodies-hidden": "isMessengerReal", "webhook-down": "isMessengerReal", "model-fails": "isModelReal" };

const says = { armed: "is waiting for its moment", on: "is happening", over: "has happened", off: "is off" };

const possible = () => buttons.filter(button => !store.state[ofStandIns[button.name]]);

async function press(name, wish) {
  try {
    await api.breakIt(name, wish);
  } catch (mistake) {
    byId("broken").textContent = mistake.message;
  }
}

function draw() {
  const last = [...store.breaks.values()].sort((one, other) => one.at.localeCompare(other.at));
  const title = name => name === "kill" ? "Kill the worker" : buttons.find(button => button.name === name).title;
  byId("broken").replaceChildren(...last.slice(-3).map(one =>
    h("span", { className: one.state }, `${title(one.name)} ${says[one.state]}${one.says ? `: ${one.says}` : ""}. `)));
  for (const button of possible()) {
    const state = store.breaks.get(button.name)?.state;
    const isOn = state === "armed" || state === "on";
    byId(`break-${button.name}`).setAttribute("aria-pressed", String(isOn));
  }

  byId("kill").setAttribute("aria-pressed", String(store.breaks.get("kill")?.state === "armed"));
}

export function startBreaks() {
  const points = h("select", { id: "point", "aria-label": "When the worker is killed" },
    store.state.killPoints.map(point => h("option", { value: point.name, selected: point.name === "before-finish" }, point.says)));
  byId("buttons").append(
    h("div", { className: "row" },
      h("button", { type: "button", id: "kill", "aria-pressed": "false", title: "SIGKILL, at that very moment of the next turn", onclick: () => press("kill", { point: points.value }) }, "Kill the worker"),
      points),
    h("div", { className: "row" }, possible().map(button => h("button", {
      type: "button",
      id: `break-${button.name}`,
      "aria-pressed": "false",
      title: button.why,
      onclick: event => press(button.name, button.isSwitch ? { isOn: event.currentTarget.getAttribute("aria-pressed") !== "true" } : {}),
    }, button.title))));
  on("breaks", drawing(draw));
}
