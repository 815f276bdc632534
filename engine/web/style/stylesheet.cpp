// Long lines: a style sheet.
#include "web/web.hpp"

namespace copil::web {

namespace {

// Without `<` nor `&`: the page is XML too. Every pair of ink and ground passes 4.5.
constexpr std::string_view kSheet = R"css(
:root {
  color-scheme: light dark;
  --papier: #ffffff; --fond: #f4f6f9; --encre: #1b1f27; --gris: #525a66;
  --trait: #c9d0da; --accent: #1f4f86; --pale: #e4ebf3;
  --bon: #1d6a33; --alerte: #8a4b00; --mauvais: #b01116;
  --bon-fond: #e6f4ea; --alerte-fond: #fdf1dd; --mauvais-fond: #fdeaea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --papier: #14181f; --fond: #1c222b; --encre: #e9ecf1; --gris: #b3bbc7;
    --trait: #3d4653; --accent: #9cc4f2; --pale: #26303d;
    --bon: #8fd6a4; --alerte: #f0bd72; --mauvais: #ffa6a3;
    --bon-fond: #16301f; --alerte-fond: #362810; --mauvais-fond: #3d1a1b;
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--papier); color: var(--encre);
  font: 1rem/1.55 Lato, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 62rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1, h2, h3, h4, h5 { line-height: 1.25; color: var(--accent); margin: 1.8em 0 0.5em; }
h1 { font-size: 1.9rem; margin-top: 0.5rem; }
h2 { font-size: 1.4rem; padding-top: 0.4rem; border-top: 2px solid var(--pale); }
h3 { font-size: 1.15rem; }
h4, h5 { font-size: 1rem; }
p, ul, ol, dl { margin: 0.7rem 0; }
a { color: var(--accent); text-underline-offset: 0.2em; }
sup { font-size: 0.7em; line-height: 0; }
a:focus-visible, summary:focus-visible, .defile:focus-visible, button:focus-visible,
input:focus-visible, select:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.evitement { position: absolute; left: -100vw; }
.evitement:focus {
  left: 0.5rem; top: 0.5rem; z-index: 2; padding: 0.5rem 1rem; background: var(--papier);
}
.lu {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
article header img { margin-right: 1rem; }
.sous-titre { font-size: 1.15rem; color: var(--gris); margin-top: 0; }
.projet {
  display: inline-block; margin: 0 0 0.5rem; padding: 0.1rem 0.7rem; font-weight: 700;
  text-transform: uppercase; letter-spacing: 0.06em; border: 2px solid var(--mauvais);
  color: var(--mauvais);
}
.identite {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr)); gap: 0.8rem;
  padding: 0.7rem 0; border: solid var(--trait); border-width: 1px 0;
}
.identite dt { color: var(--gris); font-size: 0.85rem; }
.identite dd { margin: 0; font-weight: 700; }
.sommaire ol { list-style: none; padding: 0; columns: 18rem; }
.sommaire li { padding: 0.15rem 0; break-inside: avoid; }
.sommaire .sous { padding-left: 1.2rem; font-size: 0.93rem; }
.n { color: inherit; text-decoration: underline dotted 1px; text-underline-offset: 0.2em; }
.n:hover, .n:focus-visible { color: var(--accent); text-decoration-style: solid; }
.appel { padding: 0 0.1em; text-decoration: none; }
.defile { position: relative; overflow-x: auto; margin: 1.2rem 0 0.4rem; }
.defile, .dessin {
  background: linear-gradient(to right, var(--dessous) 1rem, transparent 1.5rem) left / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--dessous) 1rem, transparent 1.5rem) right / 3rem 100% no-repeat local,
    linear-gradient(to right, var(--ombre), transparent) left / 1rem 100% no-repeat scroll,
    linear-gradient(to left, var(--ombre), transparent) right / 1rem 100% no-repeat scroll;
}
.defile { --dessous: var(--papier); --ombre: var(--trait); container-type: inline-size; }
.defile caption { position: sticky; left: 0; width: 100cqi; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 0.93rem; line-height: 1.4375rem; font-variant-numeric: tabular-nums; }
caption { position: sticky; left: 0; max-width: calc(100vw - 2rem); }
caption, figcaption { text-align: left; font-weight: 700; padding: 0.3rem 0; color: var(--accent); }
th, td { padding: 0.375rem 0.5625rem; text-align: left; overflow-wrap: normal; vertical-align: top; border-bottom: 1px solid var(--trait); }
thead, tr.total { --rang: var(--pale); }
tr.groupe, tr.sous-total { --rang: var(--fond); }
thead th, thead td { background: var(--rang); vertical-align: bottom; }
thead .groupe { text-align: center; border-bottom: 2px solid var(--accent); }
tbody th { font-weight: 400; }
th, td { overflow-wrap: normal; }
.droite { text-align: right; }
td.droite, .insecable { white-space: nowrap; }
.centre { text-align: center; }
tr.groupe th { font-weight: 700; background: var(--rang); }
tr.sous-total th, tr.sous-total td { font-weight: 700; background: var(--rang); }
tr.total th, tr.total td { font-weight: 700; background: var(--rang); border-top: 2px solid var(--accent); }
tr:has(+ tr.total) > * { border-bottom: 0; }
.retrait-1 > :first-child { padding-left: 1.6rem; }
.retrait-2 > :first-child { padding-left: 2.6rem; }
.retrait-3 > :first-child { padding-left: 3.6rem; }
.retrait-4 > :first-child { padding-left: 4.6rem; }
.retrait-5 > :first-child { padding-left: 5.6rem; }
.retrait-6 > :first-child { padding-left: 6.6rem; }
td.bon, th.bon { background: var(--bon-fond); }
td.alerte, th.alerte { background: var(--alerte-fond); }
td.mauvais, td.anomalie, th.mauvais, th.anomalie { background: var(--mauvais-fond); }
.signe { margin-right: 0.35em; }
.bon > .signe { color: var(--bon); }
.alerte > .signe { color: var(--alerte); }
.mauvais > .signe, .anomalie > .signe { color: var(--mauvais); }
.chiffres > .bon .signe { color: var(--bon); }
.chiffres > .alerte .signe { color: var(--alerte); }
.chiffres > .mauvais .signe, .chiffres > .anomalie .signe { color: var(--mauvais); }
.source, .note { font-size: 0.85rem; color: var(--gris); margin: 0.2rem 0; }
div.notes { columns: 22rem; }
.notes > p { break-inside: avoid; }
figure { margin: 1.5rem 0; }
.image img { max-width: 100%; height: auto; border: 1px solid var(--trait); }
.dessin { --dessous: var(--papier); --ombre: var(--trait); background-color: var(--papier); border: 1px solid var(--trait); padding: 0.3rem; overflow-x: auto; max-width: 61rem; }
.dessin svg { display: block; width: 100%; min-width: 40rem; max-width: 60rem; height: auto; font-family: Lato, "Segoe UI", Arial, sans-serif; }
details { margin: 0.3rem 0; }
summary { cursor: pointer; color: var(--accent); padding: 0.2rem 0; }
.chiffres {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr)); gap: 0.8rem;
}
.chiffres:has(> :nth-child(6):last-child) { grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); }
.chiffres > :only-child { max-width: 22rem; }
.chiffres > div { border-top: 4px solid var(--accent); background: var(--fond); padding: 0.6rem 0.8rem; }
.chiffres > .bon { border-color: var(--bon); }
.chiffres > .alerte { border-color: var(--alerte); }
.chiffres > .mauvais, .chiffres > .anomalie { border-color: var(--mauvais); }
.chiffres dt { font-size: 0.9rem; }
.chiffres dd { margin: 0; }
.chiffres .valeur { font-size: 1.7rem; font-weight: 700; line-height: 1.3; }
.chiffres .detail { font-size: 0.85rem; color: var(--gris); }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid var(--trait); }
.encadre { margin: 1.2rem 0; padding: 0.3rem 1rem; background: var(--fond); border-left: 4px solid var(--accent); }
.encadre.alerte { border-color: var(--alerte); background: var(--alerte-fond); }
.encadre.bon { border-color: var(--bon); background: var(--bon-fond); }
.encadre.mauvais, .encadre.anomalie { border-color: var(--mauvais); background: var(--mauvais-fond); }
.encadre .titre { font-weight: 700; }
.colonnes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1.5rem; }
.signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: 1.5rem; margin: 2rem 0; }
.signatures .lieu { grid-column: 1 / -1; }
.signature { min-height: 8rem; border-bottom: 1px solid var(--trait); }
.signature:only-of-type { grid-column: 1 / -1; justify-self: end; width: min(24rem, 100%); }
.signature > p:first-child { font-weight: 700; }
.blanc { border-bottom: 1px dotted var(--gris); }
.invite { color: var(--gris); font-style: italic; }
.acte header { text-align: center; }
.annexe dt { font-weight: 700; margin-top: 0.8rem; }
.annexe dd { margin: 0.1rem 0 0; }
dt:target, li:target { background: var(--alerte-fond); outline: 2px solid var(--alerte); }
code { font-family: ui-monospace, Consolas, monospace; font-size: 0.9em; }
hr { border: 0; border-top: 1px solid var(--trait); margin: 1.5rem 0; }
@media (max-width: 40rem) {
  h1 { font-size: 1.5rem; }
  table { font-size: 0.86rem; line-height: 1.3125rem; }
  th, td { padding: 0.25rem 0.28rem; }
  .defile tr:not(.groupe) > th:first-child { position: sticky; left: 0; max-width: 45cqi; background: var(--rang, var(--papier)); overflow-wrap: break-word; }
  .defile tr > th:first-child .insecable { white-space: normal; }
  .defile:has(> table > thead th:nth-child(5)) > table { width: max-content; min-width: 100%; }
  .defile:has(> table > thead th:nth-child(5)) :is(th, td) { max-width: 13rem; }
  .defile:has(> table > thead th:nth-child(5)) thead .droite { max-width: 8rem; overflow-wrap: break-word; }
}
@media screen and (prefers-color-scheme: dark) {
  .dessin [fill="#1b1f2a"] { fill: #e9ecf1; } .dessin [stroke="#1b1f2a"] { stroke: #e9ecf1; }
  .dessin [fill="#1b1f27"] { fill: #e9ecf1; } .dessin [stroke="#1b1f27"] { stroke: #e9ecf1; }
  .dessin [fill="#525a66"] { fill: #b3bbc7; } .dessin [stroke="#525a66"] { stroke: #b3bbc7; }
  .dessin [fill="#565e6c"] { fill: #b3bbc7; } .dessin [stroke="#565e6c"] { stroke: #b3bbc7; }
  .dessin [fill="#00005f"] { fill: #dfe6ff; } .dessin [stroke="#00005f"] { stroke: #dfe6ff; }
  .dessin [fill="#29598f"] { fill: #7fb2ec; } .dessin [stroke="#29598f"] { stroke: #7fb2ec; }
  .dessin [fill="#298641"] { fill: #6cc484; } .dessin [stroke="#298641"] { stroke: #6cc484; }
  .dessin [fill="#e91719"] { fill: #ff8583; } .dessin [stroke="#e91719"] { stroke: #ff8583; }
  .dessin [fill="#5c68e5"] { fill: #a7aefc; } .dessin [stroke="#5c68e5"] { stroke: #a7aefc; }
  .dessin [fill="#c6ced9"] { fill: #3d4653; } .dessin [stroke="#c6ced9"] { stroke: #3d4653; }
  .dessin [fill="#d5dee9"] { fill: #34465a; } .dessin [stroke="#d5dee9"] { stroke: #34465a; }
  .dessin [fill="#d5e7d9"] { fill: #24503a; } .dessin [stroke="#d5e7d9"] { stroke: #24503a; }
  .dessin [fill="#eef3f8"] { fill: #1c222b; } .dessin [stroke="#eef3f8"] { stroke: #1c222b; }
  .dessin [fill="#ffffff"] { fill: #14181f; } .dessin [stroke="#ffffff"] { stroke: #14181f; }
  .dessin [fill="#dce6f1"] { fill: #1f2f42; } .dessin [stroke="#dce6f1"] { stroke: #1f2f42; }
  .dessin [fill="#9dbbda"] { fill: #2f4a68; } .dessin [stroke="#9dbbda"] { stroke: #2f4a68; }
  .dessin [fill="#3f74ae"] { fill: #7fa9dc; } .dessin [stroke="#3f74ae"] { stroke: #7fa9dc; }
}
@media print {
  :root {
    --papier: #ffffff; --fond: #f4f6f9; --encre: #000000; --gris: #444444; --trait: #bbbbbb;
    --accent: #1f4f86; --pale: #e4ebf3; --bon: #1d6a33; --alerte: #8a4b00; --mauvais: #b01116;
    --bon-fond: #e6f4ea; --alerte-fond: #fdf1dd; --mauvais-fond: #fdeaea;
  }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .evitement, .sommaire, summary { display: none; }
  .n { text-decoration: none; }
  .defile, .dessin { overflow: visible; border: 0; padding: 0; background: none; }
  .defile { container-type: normal; }
  .defile caption { width: auto; }
  .dessin svg { min-width: 0; }
  h2, h3, h4, caption, figcaption { break-after: avoid; }
  tr, figure, .encadre, .signatures, .chiffres > div { break-inside: avoid; }
  thead { display: table-header-group; }
  .saut { break-after: page; }
  @page { size: A4; margin: 18mm 16mm; }
}
)css";

}  // namespace

std::string_view stylesheet() {
  return kSheet;
}

}  // namespace copil::web
