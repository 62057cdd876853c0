import { api } from "./api.js";
import { byId, h, time } from "./dom.js";
import { on, store } from "./store.js";

function editor(assistant) {
  const field = h("textarea", { id: `assistant-${assistant.id}`, rows: "16", spellcheck: "true" });
  take(field, assistant);
  const status = h("p", { role: "status" });
  const save = async () => {
    try {
      await api.change(assistant.id, field.value);
      field.defaultValue = field.value;
      status.textContent = "The next reply uses these. They are for this run; what is to stay goes into the assistant's file under infra/assistants.";
    } catch (mistake) {
      status.textContent = mistake.message;
    }
  };
  return h("div", { className: "assistant" },
    h("label", { for: field.id }, h("strong", {}, assistant.id), ` ${assistant.model}`),
    field,
    h("div", { className: "row" }, h("button", { type: "button", className: "main", onclick: save }, "Use for the next reply")),
    status);
}

/** The default is what the machine has, and what differs from it somebody is typing. */
function take(field, { instructions }) {
  field.defaultValue = instructions;
  field.value = instructions;
}

/** Anew when a file was saved; what somebody has typed here and not used yet stays. */
async function draw(note) {
  for (const assistant of await api.assistants()) {
    const field = byId(`assistant-${assistant.id}`);
    if (!field) byId("assistants").append(editor(assistant));
    else if (field.value === field.defaultValue) take(field, assistant);
  }

  const { prompt } = store;
  note.textContent = prompt ? `${time(prompt.at)} ${prompt.assistant}: ${prompt.says}` : "";
  note.classList.toggle("loud", Boolean(prompt?.isMistake));
}

export async function startPrompts() {
  const says = store.state.isModelReal
    ? "The real model reads these. Every reply costs money."
    : "The stand-in does not read instructions: it says so, and repeats what it was told, so that context, history and signals can be seen. With OPENAI_API_KEY in the environment the real model answers.";
  const note = h("p", { role: "status" });
  byId("prompts").replaceChildren(
    h("p", { className: store.state.isModelReal ? "loud" : "" }, says),
    h("p", {}, "Change them here for this run, or save the file under infra/assistants: the next reply uses either."),
    note,
    h("div", { id: "assistants" }));
  on("prompt", () => draw(note));
  await draw(note);
}
