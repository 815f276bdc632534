// Long lines: the script of the texts of templates.
#include "console/views/views.hpp"

namespace copil::console {

namespace {

constexpr std::string_view kModelsModule = R"js(
// Faults in the margin and the page beside, as one types; from a place in the page to its place in
// the text, and back. Without this module a button does the first two.
const form = document.querySelector("form.modele");
const text = document.querySelector("#texte");
const margin = document.querySelector(".marge");
const list = document.querySelector(".fautes");
const preview = document.querySelector(".apercu");
const time = document.querySelector(".temps");
const PAUSE = 250;
let faults = [], timer = 0, asked = 0;

const number = () => {
  const count = text.value.split("\n").length;
  margin.replaceChildren(...Array.from({ length: count }, (_, i) => {
    const line = document.createElement("div");
    line.textContent = i + 1;
    if (faults.some((fault) => fault.ici && fault.ligne === i + 1)) line.className = "fautive";
    return line;
  }));
  margin.scrollTop = text.scrollTop;
};
text.addEventListener("scroll", () => { margin.scrollTop = text.scrollTop; });

const select = (line, column, length) => {
  const lines = text.value.split("\n");
  const before = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  // Columns are counted in characters, those of the text in units.
  const units = [...(lines[line - 1] || "")].slice(0, Math.max(0, column - 1)).join("").length;
  text.focus();
  text.setSelectionRange(before + units, before + units + length);
  const height = text.scrollHeight / Math.max(1, lines.length);
  text.scrollTop = Math.max(0, (line - 5) * height);
};

const tell = () => {
  list.replaceChildren(...(faults.length ? faults : [{ texte: "Aucune." }]).map((fault) => {
    const item = document.createElement("li");
    if (!fault.ici || !fault.ligne) { item.textContent = fault.texte; return item; }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "discret";
    button.textContent = fault.texte;
    button.addEventListener("click", () => select(fault.ligne, fault.colonne, fault.longueur));
    item.append(button);
    return item;
  }));
  number();
};

const attempt = async () => {
  const mine = ++asked, begun = performance.now();
  try {
    const reply = await fetch(form.dataset.essai, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!reply.ok) throw new Error(String(reply.status));
    const result = await reply.json();
    if (mine !== asked) return;
    faults = result.fautes;
    tell();
    if (result.page) {
      const place = preview.scrollTop;
      preview.innerHTML = result.page;
      preview.scrollTop = place;
    }
    time.textContent = result.page ? "page refaite en " + Math.round(performance.now() - begun) + "\u00a0ms" : "la page est celle d\u2019avant la faute";
  } catch {
    if (mine === asked) time.textContent = "la page n\u2019a pas pu \u00eatre refaite : nouvel essai au prochain changement";
  }
};

const plain = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[a-z0-9]+/g) || [];
// The longest run of the words that stands in the text: where it begins and ends there.
const found = (words) => {
  const all = [...text.value.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((match) => plain(match[0]).map((word) => ({ word, from: match.index, to: match.index + match[0].length })));
  let best = null;
  for (let i = 0; i < all.length; ++i) {
    for (let j = 0; j < words.length; ++j) {
      let count = 0;
      while (i + count < all.length && j + count < words.length && all[i + count].word === words[j + count]) ++count;
      if (count && (!best || count > best.count)) best = { count, from: all[i].from, to: all[i + count - 1].to };
    }
  }
  return best && (best.count >= 3 || best.count === words.length) ? best : null;
};

if (form && text) {
  number();
  if (form.dataset.essai) {
    text.addEventListener("input", () => { number(); clearTimeout(timer); timer = setTimeout(attempt, PAUSE); });
    form.querySelector(".filtres")?.addEventListener("change", attempt);
    let sent = false;
    form.addEventListener("submit", () => { sent = true; });
    addEventListener("beforeunload", (event) => { if (!sent && text.value !== text.defaultValue) event.preventDefault(); });
    attempt();
  } else {
    form.querySelector(".filtres")?.addEventListener("change", () => form.submit());
  }
  preview.addEventListener("click", (event) => {
    const block = event.target.closest("p, li, td, th, h2, h3, h4, h5, caption");
    if (!block || event.target.closest("a")) return;
    const place = found(plain(block.textContent));
    if (!place) { time.textContent = "ces mots ne sont pas dans ce texte : cherchez-les dans tous les mod\u00e8les"; return; }
    const line = text.value.slice(0, place.from).split("\n").length;
    select(line, 1, 0);
    text.setSelectionRange(place.from, place.to);
  });
  text.addEventListener("dblclick", () => {
    const start = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
    const end = (text.value.indexOf("\n", text.selectionStart) + 1 || text.value.length + 1) - 1;
    const words = plain(text.value.slice(start, end).replace(/\{[{%].*?[}%]\}|\[\[.*?\]\]/g, " ")).join(" ");
    for (const block of preview.querySelectorAll("p, li, h2, h3, h4, h5, caption")) {
      const said = plain(block.textContent).join(" ");
      if (!words || !said || !(said.includes(words) || words.includes(said))) continue;
      for (const other of preview.querySelectorAll(".ici")) other.classList.remove("ici");
      block.classList.add("ici");
      block.scrollIntoView({ block: "center" });
      break;
    }
  });
  if (text.dataset.ligne) select(Number(text.dataset.ligne), 1, 0);
}
)js";

}  // namespace

Reply models_module(const Question&, Site&) {
  return script_reply(kModelsModule);
}

}  // namespace copil::console
