"use strict";

// Draws what the program lays down, and sends back what the holder answers. Text is only ever text: no HTML comes from outside.

const at = id => document.getElementById(id);
let screen = null;
let over = false;

// The secret of this page, without which the program takes no answer. It came in the fragment, and stays with this tab and port.
const page = location.hash.slice(1) || sessionStorage.getItem("page") || "";
if (location.hash) {
  sessionStorage.setItem("page", page);
  history.replaceState(null, "", "/");
}

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(child => child));
  return element;
}

const signs = { ok: "✓", warning: "!", problem: "✗", plain: "•" };

function links(file) {
  return make("span", { class: "files" },
    make("a", { href: file.address, target: "_blank", rel: "noopener", "aria-label": `${file.open}: ${file.name}`, text: file.open }),
    make("a", { href: file.address, download: file.name, "aria-label": `${file.download}: ${file.name}`, text: file.download }));
}

function item(one) {
  return make("li", { class: one.level },
    make("span", { class: "sign", "aria-hidden": "true", text: signs[one.level] }),
    make("div", {},
      one.mark && make("span", { class: "hidden-words", text: `${one.mark}: ` }),
      make("span", { text: one.sentence }),
      one.detail && make("small", { text: one.detail }),
      one.file && make("small", { text: one.file.name })),
    one.file && links(one.file));
}

function describe(field, id) {
  const notes = [];
  if (field.hint) notes.push(make("p", { class: "hint", id: `${id}-hint`, text: field.hint }));
  if (field.error) notes.push(make("p", { class: "error", id: `${id}-error`, text: field.error }));
  return { notes, ids: notes.map(note => note.id).join(" ") || null };
}

function choice(field, id) {
  const { notes, ids } = describe(field, id);
  const options = field.options.map((option, i) => make("label", { class: "option" },
    make("input", { type: "radio", name: field.name, value: option.value, id: `${id}-${i}`, checked: option.value === field.value, disabled: option.disabled === true, required: field.required }),
    make("span", {}, make("span", { text: option.label }), option.detail && make("small", { text: option.detail }))));
  const short = options.length === 2 && field.options.every(option => !option.detail);
  return make("fieldset", { "aria-describedby": ids },
    make("legend", { class: field.label === screen.title ? "hidden-words" : null, text: field.label }),
    short ? make("div", { class: "pair" }, ...options) : make("div", {}, ...options), ...notes);
}

function entry(field, id) {
  const { notes, ids } = describe(field, id);
  const common = { id, name: field.name, required: field.required, "aria-describedby": ids, "aria-invalid": field.error ? "true" : null };
  const inputs = {
    pin: { type: "password", class: "pin", autocomplete: "off", spellcheck: "false" },
    code: { type: "text", class: "code", autocomplete: "one-time-code", inputmode: "numeric", maxlength: "7" },
    file: { type: "file", accept: field.accept },
    date: { type: "date", min: field.minimum, max: field.maximum, value: field.value || null },
    tel: { type: "tel", value: field.value, autocomplete: field.autocomplete || "off" },
    text: { type: "text", value: field.value, autocomplete: field.autocomplete || "off" },
  };
  return make("div", { class: "field" },
    make("label", { for: id, text: field.label }), make("input", { ...common, ...inputs[field.kind] }), ...notes);
}

function draw(next) {
  const fresh = !screen || screen.number !== next.number || screen.name !== next.name;
  screen = next;
  document.documentElement.lang = next.language;
  document.title = next.step ? `${next.title} · DigiRenew` : next.title;
  at("main").dataset.screen = next.name;
  at("alert").textContent = "";
  at("title").textContent = next.title;
  at("step").textContent = next.step || "";
  at("step").hidden = !next.step;
  at("help").textContent = next.help || "";
  drawTrack(next.step);
  drawLanguages(next);
  const content = at("content");
  const fields = next.fields.map((field, i) => field.kind === "choice" ? choice(field, `field-${i}`) : entry(field, `field-${i}`));
  const buttons = next.buttons.filter(button => !button.id.startsWith("language-")).map(button =>
    make("button", { type: button.main ? "submit" : "button", class: button.main ? "main" : null, "data-id": button.id, text: button.label }));
  const form = make("form", { noValidate: true },
    next.said.length > 0 && make("div", { class: "said", role: next.doing ? "log" : null },
      ...next.said.map(line => make("p", { text: line.text }, ))),
    ...next.text.filter(Boolean).map(text => make("p", { text })),
    next.items.length > 0 && make("ul", { class: "items" }, ...next.items.map(item)),
    next.more && next.more.items.length > 0 && make("details", {},
      make("summary", { text: next.more.label }), make("ul", { class: "items" }, ...next.more.items.map(item))),
    ...fields,
    buttons.length > 0 && make("div", { class: "buttons" }, ...buttons),
    next.others && make("details", { class: "others" },
      make("summary", { text: next.others.label }),
      make("div", { class: "buttons" }, ...next.others.buttons.map(button => make("button", { type: "button", "data-id": button.id, text: button.label })))));
  form.querySelectorAll(".said p").forEach((line, i) => {
    const file = next.said[i].file;
    if (file) line.append(" ", links(file));
  });
  form.addEventListener("submit", event => { event.preventDefault(); send(form, mainId(form)); });
  form.querySelectorAll("button[type=button]").forEach(button => button.addEventListener("click", () => send(form, button.dataset.id)));
  content.replaceChildren(form);
  const doing = at("doing");
  if (next.doing) {
    if (doing.textContent !== next.doing) doing.replaceChildren(make("p", { class: "working", text: next.doing }));
  } else {
    doing.replaceChildren();
  }

  if (fresh && !next.doing) focus(form);
  if (next.name === "goodbye") over = true;
}

// The first field that is wrong, else the first that is empty and alone, else the title: a screen reader begins to read there.
function focus(form) {
  const wrong = form.querySelector("[aria-invalid=true]");
  const only = form.querySelectorAll("input:not([type=radio])");
  if (wrong) wrong.focus();
  else if (only.length === 1 && only[0].type !== "date" && only[0].type !== "file") only[0].focus();
  else at("title").focus();
  window.scrollTo(0, 0);
}

function mainId(form) {
  const main = form.querySelector("button.main");
  return main ? main.dataset.id : null;
}

function drawTrack(step) {
  document.querySelector(".track")?.remove();
  const numbers = /(\d+)\D+(\d+)/.exec(step || "");
  if (!numbers) return;
  const [now, of] = [Number(numbers[1]), Number(numbers[2])];
  const track = make("ol", { class: "track", "aria-hidden": "true" },
    ...Array.from({ length: of }, (_, i) => make("li", { class: i + 1 < now ? "past" : i + 1 === now ? "now" : null })));
  at("step").after(track);
}

function drawLanguages(next) {
  const buttons = next.buttons.filter(button => button.id.startsWith("language-")).map(button => {
    const language = button.id.slice("language-".length);
    const made = make("button", { type: "button", lang: language, "aria-pressed": language === next.language ? "true" : "false", text: button.label });
    made.addEventListener("click", () => answer(button.id, {}).catch(() => { at("alert").textContent = screen.failed || "DigiRenew"; }));
    return made;
  });
  at("languages").replaceChildren(...buttons);
}

async function post(path, type, body, headers = {}) {
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": type, "X-DigiRenew-Page": page, ...headers }, body, credentials: "same-origin", redirect: "error" });
  return response.status;
}

function answer(button, values) {
  return must(post("/answers", "application/json", JSON.stringify({ screen: screen.number, button, values })));
}

// Anything but "taken" is said, and the holder may try again: nothing fails in silence.
async function must(status) {
  if (await status !== 204) throw new Error(String(await status));
}

async function send(form, button) {
  const main = button === mainId(form);
  if (!button || (main && !complete(form))) return;
  const every = form.querySelectorAll("button, input");
  const usable = [...every].filter(one => !one.disabled);
  at("alert").textContent = "";
  try {
    const pin = form.querySelector("input.pin");
    if (pin && main) {
      const octets = new TextEncoder().encode(pin.value);
      pin.value = "";
      usable.forEach(one => { one.disabled = true; });
      try {
        await must(post(`/pin/${screen.number}`, "application/octet-stream", octets));
      } finally {
        octets.fill(0);
      }
      return;
    }

    const values = {};
    for (const field of screen.fields) {
      if (field.kind === "file") continue;
      const input = field.kind === "choice" ? form.querySelector(`input[name="${CSS.escape(field.name)}"]:checked`) : form.elements[field.name];
      values[field.name] = input ? input.value : "";
    }

    const files = main ? screen.fields.filter(one => one.kind === "file").map(field => ({ field, file: form.elements[field.name].files[0] })).filter(one => one.file) : [];
    const long = files.find(one => one.field.longest && one.file.size > one.field.longest);
    if (long) {
      at("alert").textContent = `${long.field.label}: ${long.field.tooLong}`;
      form.elements[long.field.name].focus();
      return;
    }

    usable.forEach(one => { one.disabled = true; });
    for (const { field, file } of files.filter(one => one.file.size > 0)) {
      await must(post(`/chosen/${screen.number}/${field.name}`, "application/octet-stream", file, { "X-File-Name": encodeURIComponent(file.name) }));
    }

    await answer(button, values);
  } catch {
    at("alert").textContent = screen.failed || "DigiRenew";
    usable.forEach(one => { one.disabled = false; });
  }
}

// What is missing is said beside the field, in the page's language by the browser, before anything is sent.
function complete(form) {
  for (const input of form.querySelectorAll("input:not(:disabled)")) {
    if (!input.checkValidity()) {
      input.setAttribute("aria-invalid", "true");
      input.reportValidity();
      input.focus();
      return false;
    }
  }

  return true;
}

const events = new EventSource(`/events?page=${page}`);
let lost = 0;
events.onmessage = message => { lost = 0; draw(JSON.parse(message.data)); if (over) events.close(); };
events.onerror = () => {
  lost++;
  if (!over && (lost > 2 || events.readyState === EventSource.CLOSED)) {
    at("alert").textContent = screen?.lost || "DigiRenew";
    document.querySelectorAll("main button").forEach(button => { button.disabled = true; });
  }
};
