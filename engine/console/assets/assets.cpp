// Long lines: a style sheet and a script.
#include "console/views/views.hpp"

namespace copil::console {

namespace {

constexpr std::string_view kSheet = R"css(
.bandeau { border-bottom: 2px solid var(--accent); background: var(--fond); padding: 0.6rem 1rem 0; }
.bandeau > * { max-width: 74rem; margin-left: auto; margin-right: auto; }
.marque-copil { margin-top: 0; margin-bottom: 0.4rem; font-size: 0.9rem; color: var(--gris); }
.marque-copil strong { color: var(--accent); font-size: 1.1rem; margin-right: 0.5rem; }
.bandeau ul { display: flex; flex-wrap: wrap; gap: 0.2rem; list-style: none; margin: 0 -0.8rem; padding: 0; }
.bandeau li a { display: block; padding: 0.5rem 0.8rem; text-decoration: none; border-bottom: 3px solid transparent; }
.bandeau li a:hover { background: var(--pale); }
.bandeau li a[aria-current] { font-weight: 700; border-color: var(--accent); }
main { max-width: 76rem; }
.acte header { text-align: left; }
.filtres { display: flex; flex-wrap: wrap; gap: 0.8rem; align-items: end; margin: 1rem 0; padding: 0.8rem; background: var(--fond); border: 1px solid var(--trait); }
.choix { margin: 0; flex: 1 1 12rem; max-width: 32rem; min-width: 0; }
.choix label, .filtre label { display: block; font-size: 0.85rem; color: var(--gris); }
select, input[type="search"], input[type="text"] {
  width: 100%; min-height: 2.4rem; padding: 0.3rem; font: inherit; color: var(--encre);
  background: var(--papier); border: 1px solid var(--gris);
}
button {
  min-height: 2.4rem; padding: 0.3rem 1rem; font: inherit; font-weight: 700; cursor: pointer;
  color: var(--papier); background: var(--accent); border: 1px solid var(--accent);
}
a.bouton, label.bouton {
  display: inline-block; padding: 0.4rem 1rem; font-weight: 700; text-decoration: none;
  color: var(--papier); background: var(--accent); border: 1px solid var(--accent);
}
label.bouton { cursor: pointer; }
.depot input:focus-visible + label, .depot input:disabled + label { outline: 3px solid var(--accent); outline-offset: 2px; }
button.discret { color: var(--accent); background: transparent; }
.boutons { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.5rem 0; }
.filtre { display: flex; align-items: center; gap: 0.5rem; max-width: 26rem; margin: 1rem 0 -0.8rem; }
.filtre label { flex: none; }
.filtre input { min-height: 2rem; }
.defile + .filtre { margin-top: 2rem; }
.defile:has(> table > thead th:only-child) { columns: 11rem; padding-top: 4.6rem; }
.defile:has(> table > thead th:only-child) caption { position: absolute; top: 0; height: 4.4rem; display: flex; flex-wrap: wrap; align-content: flex-end; }
@media (min-width: 48rem) {
  .defile th[scope="row"] { position: sticky; left: 0; background: var(--rang, var(--papier)); }
  .defile:has(> table > thead th:only-child) { padding-top: 2.2rem; }
  .defile:has(> table > thead th:only-child) caption { height: auto; }
}
@media (max-width: 40rem) {
  .choix { flex-basis: 100%; }
  .defile:has(> table > thead th:only-child) { columns: 5.5rem; }
}
th button.tri {
  min-height: 0; padding: 0; border: 0; color: inherit; background: none; text-align: inherit;
}
th button.tri::after { content: "\a0\2195"; opacity: 0.6; }
@media (max-width: 40rem) { th button.tri::after { content: none; } }
th[aria-sort="ascending"] button.tri::after { content: "\a0\2191"; opacity: 1; }
th[aria-sort="descending"] button.tri::after { content: "\a0\2193"; opacity: 1; }
.journal { padding: 0.8rem; overflow: auto; max-height: 24rem; background: var(--fond); border: 1px solid var(--trait); white-space: pre-wrap; }
.depot { margin: 1rem 0; padding: 0 1rem 1rem; border: 2px dashed var(--gris); background: var(--fond); }
fieldset.filtres legend { padding: 0 0.4rem; font-weight: 700; }
.depot h2 { margin-top: 0.8rem; padding-top: 0; border: 0; }
.depot.survol { border-color: var(--accent); background: var(--pale); }
.envois .faute { color: var(--mauvais); }
.fichiers a { margin-right: 0.5rem; text-transform: uppercase; }
body > footer { max-width: min(74rem, 100% - 2rem); margin: 2rem auto 0; padding: 1rem 0; border-top: 1px solid var(--trait); font-size: 0.9rem; overflow-wrap: anywhere; }
.etape { margin: 1rem 0; padding: 0.8rem; border-left: 4px solid var(--accent); background: var(--fond); }
.etape p { margin: 0.3rem 0; }
.etape-action { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0.5rem 0; }
.etape-action input { flex: 1 1 12rem; width: auto; }
.etape code { font-size: 0.75rem; overflow-wrap: anywhere; }
.liens a { margin-right: 1rem; }
.enregistre { color: var(--gris); font-size: 0.9rem; }
.question { margin: 1.2rem 0; padding-top: 0.8rem; border-top: 1px solid var(--trait); }
.question > label { display: block; font-weight: 700; }
.question > label .precision { font-weight: 400; }
.question textarea, .question input, .question select { max-width: 52rem; }
.question p { margin: 0.3rem 0; }
.attendu, .question .chiffres, .precedente { font-size: 0.9rem; color: var(--gris); }
.question blockquote, .autre blockquote { margin: 0.3rem 0; padding-left: 0.8rem; border-left: 3px solid var(--trait); }
.autre:not(:empty) { padding: 0.5rem; border: 2px solid var(--accent); }
.faute:empty { display: none; }
.faute { color: var(--mauvais); font-weight: 700; }
input[type="text"], textarea {
  width: 100%; min-height: 2.4rem; padding: 0.3rem; font: inherit; color: var(--encre);
  background: var(--papier); border: 1px solid var(--gris); box-sizing: border-box;
}
[aria-invalid="true"] { border: 2px solid var(--mauvais); }
[readonly], [disabled] { background: var(--fond); }
.atelier { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem; }
.ecrit, .page-faite { min-width: 0; }
.lignes { display: flex; border: 1px solid var(--gris); }
.marge { flex: none; min-width: 2.5rem; padding: 0.3rem; overflow: hidden; height: 40rem; text-align: right; color: var(--gris); background: var(--fond); box-sizing: border-box; font: 0.85rem/1.4 monospace; }
.marge .fautive { color: var(--papier); background: var(--mauvais); }
.lignes textarea { flex: 1 1 auto; min-width: 0; height: 40rem; border: 0; resize: none; font: 0.85rem/1.4 monospace; white-space: pre; overflow: auto; }
.fautes { padding-left: 1.2rem; }
.fautes button { min-height: 0; padding: 0.1rem 0.4rem; font-weight: 400; text-align: left; border-color: transparent; }
.apercu { position: relative; height: 40rem; overflow: auto; padding: 0.5rem; border: 1px solid var(--trait); font-size: 0.9rem; }
.apercu article { max-width: none; margin: 0; }
.atelier h2 { border: 0; padding: 0; }
.page-faite > h2, .apercu article > header :first-child { margin-top: 0; }
.page-faite > h2 { margin-bottom: 0; font-size: 1rem; color: inherit; font-weight: 400; }
.ici { outline: 3px solid var(--accent); }
.temps { min-height: 1.2rem; margin: 0.3rem 0; color: var(--gris); font-size: 0.9rem; }
.differences { padding: 0.8rem; overflow: auto; max-height: 40rem; border: 1px solid var(--trait); }
.differences del { color: var(--mauvais); } .differences ins { color: var(--bon); }
@media print { .bandeau, .filtres, .filtre, body > footer { display: none; } }
)css";

constexpr std::string_view kScript = R"js(
// Tables sorted and filtered without a new page; live progress. Everything else works without.
const number = (text) => {
  const plain = text.replace(/[\u00a0\u202f ]/g, "").replace("\u2212", "-").replace(",", ".");
  const found = plain.match(/^[+-]?\d+(\.\d+)?/);
  return found ? parseFloat(found[0]) : null;
};
const shown = (cell) => cell ? cell.textContent.trim() : "";

const compare = (a, b) => {
  const x = number(a), y = number(b);
  if (x !== null && y !== null) return x - y;
  if (x !== null || y !== null) return x !== null ? -1 : 1;
  return a.localeCompare(b, "fr", { numeric: true });
};

const sort = (table, header, column) => {
  const ascending = header.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  for (const body of table.tBodies) {
    const rows = [...body.rows].filter((row) => !row.className);
    const fixed = [...body.rows].filter((row) => row.className);
    rows.sort((a, b) => (ascending ? 1 : -1) * compare(shown(a.cells[column]), shown(b.cells[column])));
    body.append(...fixed.filter((row) => row.className === "groupe"), ...rows,
                ...fixed.filter((row) => row.className !== "groupe"));
  }
};

const makeSortable = (table) => {
  const rows = table.tHead ? [...table.tHead.rows] : [];
  if (rows.length !== 1 || table.querySelectorAll("tbody tr").length < 4) return;
  [...rows[0].cells].forEach((header, column) => {
    if (header.tagName !== "TH") return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tri";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(table, header, column));
    header.append(button);
  });
};

let count = 0;
const makeFilterable = (table) => {
  const region = table.closest(".defile");
  if (!region || table.querySelectorAll("tbody tr").length < 8) return;
  count += 1;
  const box = document.createElement("p");
  box.className = "filtre";
  const label = document.createElement("label");
  label.htmlFor = "filtre-" + count;
  label.textContent = "Filtrer les lignes";
  const field = document.createElement("input");
  field.type = "search";
  field.id = label.htmlFor;
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLocaleLowerCase("fr");
    for (const row of table.querySelectorAll("tbody tr")) {
      row.hidden = wanted !== "" && !row.textContent.toLocaleLowerCase("fr").includes(wanted);
    }
  });
  box.append(label, field);
  region.before(box);
};

for (const table of document.querySelectorAll("main table")) {
  makeSortable(table);
  makeFilterable(table);
}

const follow = async (box) => {
  if (!document.hidden) {
    const reply = await fetch(box.dataset.suivre, { cache: "no-store" });
    if (!reply.ok) return;
    const state = await reply.json();
    box.querySelector(".avancement").textContent = state.avancement;
    box.querySelector(".journal").textContent = state.journal;
    if (state.fini) { location.reload(); return; }
  }
  setTimeout(() => follow(box), 1000);
};
for (const box of document.querySelectorAll("[data-suivre]")) follow(box);
)js";

}  // namespace

std::string_view console_sheet() {
  return kSheet;
}

std::string_view console_script() {
  return kScript;
}

}  // namespace copil::console
