// Long lines: the script of the forms of answers.
#include "console/views/views.hpp"

namespace copil::console {

namespace {

constexpr std::string_view kAnswersModule = R"js(
// Answers kept as one types: each field is sent after a pause, on leaving it and on leaving the page.
// Without this module the button keeps them all.
const form = document.querySelector("form.reponses[data-champ]");
const PAUSE = 600, AGAIN = 5000, CHANGED = "modifications en cours\u2026", KEPT = "enregistr\u00e9";
const keepers = [];
const told = (text) => { for (const line of document.querySelectorAll(".enregistre")) if (line.textContent !== text) line.textContent = text; };
// Never said of some fields while another one waits.
const tellKept = () => told(keepers.some((one) => one.dirty()) ? CHANGED : KEPT);

// What depends on other answers is shown when they ask it; the page made anew says which, and what
// is still open.
const arrange = (page) => {
  for (const box of form.querySelectorAll(".question[data-posee]")) {
    const fresh = page.getElementById(box.id);
    if (!fresh) continue;
    box.hidden = fresh.dataset.posee === "non";
    box.querySelector(".attendu").textContent = fresh.querySelector(".attendu").textContent;
  }
  const [open, fresh] = [document, page].map((one) => one.querySelector(".ouvertes"));
  if (open === fresh) return;
  const [was, is] = [open, fresh].map((one) => one.querySelector("details"));
  if (was && is) is.open = was.open;
  open.replaceChildren(...fresh.childNodes);
};
let asked = 0;
const refresh = async () => {
  const mine = ++asked;
  const reply = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  const text = reply && reply.ok ? await reply.text() : "";
  // A page asked for later says more.
  if (text && mine === asked) arrange(new DOMParser().parseFromString(text, "text/html"));
};

const keeper = (field) => {
  const name = field.name.slice(2);
  const box = field.closest(".question");
  const mark = form.elements["e." + name];
  const fault = box.querySelector(".faute");
  const other = box.querySelector(".autre");
  // What the page came with: a browser may have put back what was typed before.
  const first = () => [...(field.options || [])].find((option) => option.defaultSelected);
  let kept = field.options ? (first() || field.options[0]).value : field.defaultValue;
  let timer = 0, busy = false, held = false;

  const showOther = (text) => {
    other.replaceChildren();
    const words = document.createElement("p");
    words.textContent = "Quelqu\u2019un d\u2019autre a r\u00e9pondu entre-temps. Sa r\u00e9ponse est gard\u00e9e ; la v\u00f4tre, ci-dessus, ne l\u2019est pas encore : reprenez ce qu\u2019il faut, puis touchez \u00ab Garder la mienne \u00bb. R\u00e9ponse gard\u00e9e\u00a0:";
    const quote = document.createElement("blockquote");
    quote.textContent = text === "" ? "(effac\u00e9e)" : text;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Garder la mienne";
    button.addEventListener("click", () => { held = false; send(); });
    other.append(words, quote, button);
    other.setAttribute("role", "alert");
  };

  const dirty = () => field.value !== kept;
  const body = (text) => new URLSearchParams({ champ: name, texte: text, etat: mark.value });
  const send = async (leaving = false) => {
    clearTimeout(timer);
    timer = 0;
    if (busy || held || !dirty()) return;
    busy = true;
    const text = field.value;
    told("enregistrement\u2026");
    try {
      const reply = await fetch(form.dataset.champ, { method: "POST", body: body(text), keepalive: leaving });
      if (reply.status === 409) {
        held = true;
        busy = false;
        told("ce document a \u00e9t\u00e9 fig\u00e9 par quelqu\u2019un d\u2019autre : votre texte n\u2019est pas enregistr\u00e9, copiez-le");
        return;
      }
      if (!reply.ok) throw new Error(String(reply.status));
      const state = await reply.json();
      mark.value = state.etat;
      if (state.garde) {
        kept = text;
        other.replaceChildren();
        other.removeAttribute("role");
        fault.textContent = state.faute;
        if (state.faute) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
        for (const word of document.querySelectorAll(".etape-mot")) word.textContent = state.document;
        tellKept();
        if (!leaving) refresh();
      } else {
        held = true;
        showOther(state.autre);
        told("une r\u00e9ponse est \u00e0 reprendre");
      }
    } catch {
      told("pas encore enregistr\u00e9 : nouvel essai dans quelques secondes");
      timer = setTimeout(send, AGAIN);
    }
    busy = false;
    if (dirty() && !held && !timer) timer = setTimeout(send, PAUSE);
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
    if (!held) tellKept();
  });
  field.addEventListener("change", () => send());
  if (dirty()) send();
  return { send, dirty };
};

if (form) {
  arrange(document);
  keepers.push(...[...form.elements].filter((field) => field.name.startsWith("r.")).map(keeper));
  form.addEventListener("submit", () => removeEventListener("beforeunload", warn));
  const warn = (event) => { if (keepers.some((one) => one.dirty())) event.preventDefault(); };
  addEventListener("beforeunload", warn);
  addEventListener("pagehide", () => keepers.forEach((one) => one.send(true)));
  document.addEventListener("visibilitychange", () => { if (document.hidden) keepers.forEach((one) => one.send(true)); });
}
)js";

}  // namespace

Reply answers_module(const Question&, Site&) {
  return script_reply(kAnswersModule);
}

}  // namespace copil::console
