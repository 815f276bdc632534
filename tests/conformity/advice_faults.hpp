#pragma once

#include "conformity/faults.hpp"

/// What advice speaks of, and standards do not.
namespace spoiling {

/// Exchanges what the first two paragraphs show.
inline void exchange_contents(QPDF& file) {
  QPDFObjectHandle title = element(file, "/H1");
  QPDFObjectHandle caption = element(file, "/Caption");
  QPDFObjectHandle shown = title.getKey("/K");
  title.replaceKey("/K", caption.getKey("/K"));
  caption.replaceKey("/K", shown);
}

inline const std::vector<Fault>& advice_faults() {
  static const std::vector<Fault> kFaults{
      {"la structure commence par un élément Document",
       [](QPDF& f) { element(f, "/Document").replaceKey("/S", name("/Sect")); }},
      {"toute marque ouverte est fermée sur sa page",
       [](QPDF& f) { append_content(f, "/Artifact BMC"); }},
      {"toute marque du contenu appartient à un élément et un seul",
       [](QPDF& f) { append_content(f, "/P << /MCID 900 >> BDC EMC"); }},
      {"toute marque citée par la structure existe, une seule fois",
       [](QPDF& f) { element(f, "/H1").replaceKey("/K", QPDFObjectHandle::newInteger(901)); }},
      {"l’arbre des parents ramène de chaque marque à son élément",
       [](QPDF& f) { f.getRoot().getKey("/StructTreeRoot").removeKey("/ParentTree"); }},
      {"l’ordre du contenu de chaque page est celui de la structure", exchange_contents},
      {"tout texte balisé contraste à 4,5:1 (3:1 à partir de 18 points)",
       [](QPDF& f) {
         append_content(f, "0.7 g /P << /MCID 0 >> BDC BT /F 9 Tf 50 50 Td (a) Tj ET EMC");
       }},
      {"tout lien mène à une adresse ou à une page du document",
       [](QPDF& f) { link(f).removeKey("/A"); }},
      {"tout signet a un titre et une cible",
       [](QPDF& f) { f.getRoot().getKey("/Outlines").getKey("/First").removeKey("/Dest"); }},
      {"un document de plus de 3 pages a des signets",
       [](QPDF& f) { f.getRoot().removeKey("/Outlines"); }},
      {"toute pièce jointe a une date",
       [](QPDF& f) { attachment(f).getKey("/EF").getKey("/F").getDict().removeKey("/Params"); }},
      {"toute figure a un cadre (BBox)", [](QPDF& f) { element(f, "/Figure").removeKey("/A"); }},
      {"une liste à étiquettes dit comment elle compte",
       [](QPDF& f) {
         element(f, "/Table").replaceKey("/S", name("/L"));
         QPDFObjectHandle head = element(f, "/THead");
         head.replaceKey("/S", name("/LI"));
         QPDFObjectHandle below = head.getKey("/K");
         QPDFObjectHandle row = below.isArray() ? below.getArrayItem(0) : below;
         row.replaceKey("/S", name("/Lbl"));
       }},
      {"toute cellule d’en-tête dit ce qu’elle commande (Scope)",
       [](QPDF& f) { element(f, "/TH").removeKey("/A"); }},
      {"tout en-tête cité par une cellule existe",
       [](QPDF& f) {
         element(f, "/TH").getKey("/A").replaceKey("/Headers", parsed("[ (inconnu) ]"));
       }},
      {"tout tableau a des cellules d’en-tête",
       [](QPDF& f) {
         each_element(f, "/TH", [](QPDFObjectHandle& each) { each.replaceKey("/S", name("/TD")); });
       }},
      {"tout tableau complexe a un résumé",
       [](QPDF& f) {
         // A title over its row's other cells, in the middle of the table.
         QPDFObjectHandle cell = element(f, "/TD");
         cell.replaceKey("/S", name("/TH"));
       }},
  };
  return kFaults;
}

}  // namespace spoiling
