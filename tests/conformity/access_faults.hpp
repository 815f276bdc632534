#pragma once

#include "conformity/faults.hpp"

/// Faults against the rules of accessibility: fonts, content, annotations, structure.
namespace spoiling {

inline void set_text(QPDF& file, const std::string& map) {
  font(file, "/Type0").replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&file, map));
}

/// Shows codes of the first composite font of the second page.
inline void show_codes(QPDF& file, const std::string& codes) {
  QPDFObjectHandle sheet = second_page(file);
  for (auto& [key, object] : sheet.getKey("/Resources").getKey("/Font").getDictAsMap()) {
    if (!object.isDictionaryOfType("/Font", "/Type0")) continue;
    return append_artifact(file, "BT " + key + " 9 Tf " + codes + " TJ ET");
  }
  FAIL("no composite font");
}

/// The simple font's program without its tables of characters.
inline void drop_tables(QPDF& file) {
  QPDFObjectHandle program = font(file, "/TrueType").getKey("/FontDescriptor").getKey("/FontFile2");
  const auto bytes = program.getStreamData(qpdf_dl_generalized);
  std::string text(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
  REQUIRE(text.find("cmap") != std::string::npos);
  text.replace(text.find("cmap"), 4, "cmaq");
  program.replaceStreamData(text, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

inline void make_symbolic(QPDF& file) {
  font(file, "/TrueType").getKey("/FontDescriptor").replaceKey("/Flags", parsed("4"));
}

inline const std::vector<Fault>& font_faults() {
  static const std::vector<Fault> kFaults{
      {"toute police dit ce qu’elle est",
       [](QPDF& f) { font(f, "/TrueType").removeKey("/FirstChar"); }},
      {"une police composite et son codage vont ensemble",
       [](QPDF& f) { font(f, "/Type0").replaceKey("/Encoding", name("/UniGB-UCS2-H")); }},
      {"toute police composite dit ses glyphes",
       [](QPDF& f) { font(f, "/CIDFontType2").removeKey("/CIDToGIDMap"); }},
      {"tout codage est connu ou incorporé",
       [](QPDF& f) { font(f, "/Type0").replaceKey("/Encoding", name("/Inconnu-H")); }},
      {"tout codage incorporé dit vrai",
       [](QPDF& f) {
         font(f, "/Type0").replaceKey("/Encoding", stream(f, "<< /WMode 1 >>", "/WMode 0 def"));
       }},
      {"toute police est incorporée",
       [](QPDF& f) { font(f, "/TrueType").getKey("/FontDescriptor").removeKey("/FontFile2"); }},
      {"tout glyphe montré est dans la police incorporée",
       [](QPDF& f) { show_codes(f, "[ <FFFE> ]"); }},
      {"la liste des caractères d’une police est complète",
       [](QPDF& f) {
         font(f, "/TrueType").getKey("/FontDescriptor").replaceKey("/CharSet", parsed("(/rien)"));
         font(f, "/TrueType").replaceKey("/Subtype", name("/Type1"));
       }},
      {"la liste des glyphes d’une police est complète",
       [](QPDF& f) {
         font(f, "/CIDFontType2")
             .getKey("/FontDescriptor")
             .replaceKey("/CIDSet", stream(f, "<< >>", std::string(100, '\xFF')));
       }},
      {"les largeurs annoncées sont celles de la police",
       [](QPDF& f) {
         QPDFObjectHandle widths = font(f, "/TrueType").getKey("/Widths");
         for (int i = 0; i < widths.getArrayNItems(); ++i) widths.setArrayItem(i, parsed("3"));
       }},
      {"toute police TrueType simple a un codage normal",
       [](QPDF& f) { font(f, "/TrueType").removeKey("/Encoding"); }},
      {"une police de symboles n’a pas de codage", make_symbolic},
      {"une police TrueType a une table de caractères", drop_tables},
      {"une police de symboles a une seule table, ou celle des symboles",
       [](QPDF& f) {
         make_symbolic(f);
         drop_tables(f);
       }},
      {"tout glyphe montré a un texte",
       [](QPDF& f) {
         font(f, "/TrueType").getKey("/FontDescriptor").removeKey("/FontFile2");
         const char* const nameless = "\n/Artifact BMC BT /S 9 Tf 60 30 Td <01> Tj ET EMC";
         QPDFObjectHandle last = f.getAllPages().back();
         last.addPageContents(QPDFObjectHandle::newStream(&f, nameless), false);
       }},
      {"tout glyphe montré a un texte", [](QPDF& f) { font(f, "/Type0").removeKey("/ToUnicode"); }},
      {"le texte donné par les polices est du texte",
       [](QPDF& f) { set_text(f, "1 beginbfrange <0000> <FFFF> <00000041> endbfrange"); }},
      {"tout signe à usage privé a un texte de remplacement",
       [](QPDF& f) { set_text(f, "1 beginbfrange <0000> <0FFF> <E000> endbfrange"); }},
      {"aucun texte ne montre de glyphe absent (.notdef)",
       [](QPDF& f) { show_codes(f, "[ (\\000\\001) 3 <0000> ]"); }},
  };
  return kFaults;
}

/// The document no longer says its language.
inline void drop_language(QPDF& file) {
  file.getRoot().removeKey("/Lang");
}

inline const std::vector<Fault>& content_faults() {
  static const std::vector<Fault> kFaults{
      {"tout ce qui est peint est balisé ou marqué comme artefact",
       [](QPDF& f) { append_content(f, "0 0 10 10 re f"); }},
      {"artefacts et contenus balisés ne se chevauchent pas",
       [](QPDF& f) { append_content(f, "/P << /MCID 0 >> BDC /Artifact BMC EMC EMC"); }},
      {"un formulaire balisé n’est dessiné qu’une fois",
       [](QPDF& f) {
         draw_object(f, "<< /Subtype /Form >>", "/P << /MCID 0 >> BDC EMC");
         append_artifact(f, "/X Do");
       }},
      {"la langue de tout texte est connue", drop_language},
      {"la langue des textes de remplacement du contenu est connue",
       [](QPDF& f) {
         drop_language(f);
         append_content(f, "/Span << /ActualText (a) >> BDC EMC");
       }},
      {"la langue des textes de remplacement des éléments est connue", drop_language},
      {"la langue des annotations est connue", drop_language},
      {"la langue des champs est connue",
       [](QPDF& f) {
         drop_language(f);
         set_form(f, "/Fields [ << /T (a) /TU (Nom) >> ]");
       }},
      {"la langue des signets est connue", drop_language},
      {"la langue du titre et des autres métadonnées est connue", drop_language},
      {"toute langue est écrite comme il se doit (« fr-FR »)",
       [](QPDF& f) { f.getRoot().replaceKey("/Lang", parsed("(12)")); }},
      {"le contenu n’a que des opérateurs de PDF", [](QPDF& f) { append_artifact(f, "zz"); }},
      {"tout contenu a ses propres ressources",
       [](QPDF& f) {
         f.getRoot().getKey("/Pages").replaceKey("/Resources", page(f).getKey("/Resources"));
         page(f).removeKey("/Resources");
       }},
      {"le document a un titre",
       [](QPDF& f) {
         std::string packet = metadata(f);
         const std::size_t begin = packet.find("<dc:title>");
         const std::size_t end = packet.find("</dc:title>") + 11;
         set_metadata(f, packet.erase(begin, end - begin));
       }},
      {"le titre du document est montré dans la fenêtre",
       [](QPDF& f) { f.getRoot().removeKey("/ViewerPreferences"); }},
      {"les métadonnées portent l’identifiant de PDF/UA-1",
       [](QPDF& f) { change_metadata(f, "<pdfuaid:part>1", "<pdfuaid:part>2"); }},
      {"toute pièce jointe a un nom (F et UF)", [](QPDF& f) { attachment(f).removeKey("/UF"); }},
      {"toute configuration de calques a un nom",
       [](QPDF& f) { f.getRoot().replaceKey("/OCProperties", parsed("<< /D << >> >>")); }},
      {"aucun calque ne change de lui-même",
       [](QPDF& f) { f.getRoot().replaceKey("/OCProperties", parsed("<< /D << /AS [ ] >> >>")); }},
      {"tout média a un type et une description",
       [](QPDF& f) {
         f.getRoot().replaceKey("/OpenAction",
                                parsed("<< /S /Rendition /R << /C << /S /MCD >> >> >>"));
       }},
  };
  return kFaults;
}

inline const std::vector<Fault>& annotation_faults() {
  static const std::vector<Fault> kFaults{
      {"toute annotation est dans un élément Annot",
       [](QPDF& f) { add_annotation(f, "/Subtype /Text /Contents (a)"); }},
      {"toute annotation a une description", [](QPDF& f) { add_annotation(f, "/Subtype /Text"); }},
      {"tout champ a une description",
       [](QPDF& f) { add_annotation(f, "/Subtype /Widget /T (a)"); }},
      {"aucune annotation n’est de défonce (TrapNet)",
       [](QPDF& f) { add_annotation(f, "/Subtype /TrapNet"); }},
      {"l’ordre de tabulation des pages suit la structure",
       [](QPDF& f) { page(f).removeKey("/Tabs"); }},
      {"tout champ est dans un élément Form",
       [](QPDF& f) { add_annotation(f, "/Subtype /Widget /T (a)"); }},
      {"un élément Form ne contient que son champ",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/Form")); }},
      {"tout lien est dans un élément Link",
       [](QPDF& f) { element(f, "/Link").replaceKey("/S", name("/Span")); }},
      {"tout lien a une description", [](QPDF& f) { link(f).removeKey("/Contents"); }},
      {"tout fichier joint à une page a un nom (F et UF)",
       [](QPDF& f) { add_annotation(f, "/Subtype /FileAttachment /FS << /EF << >> >>"); }},
      {"les repères d’impression sont hors de la structure",
       [](QPDF& f) {
         QPDFObjectHandle reference = parsed("<< /Type /OBJR >>");
         reference.replaceKey("/Obj", add_annotation(f, "/Subtype /PrinterMark"));
         element(f, "/P").replaceKey("/K", reference);
       }},
      {"aucun formulaire n’est en XFA dynamique",
       [](QPDF& f) {
         set_form(f, "");
         f.getRoot()
             .getKey("/AcroForm")
             .replaceKey("/XFA", stream(f, "<< >>", "<dynamicRender>required</dynamicRender>"));
       }},
      {"les annotations sont de types permis",
       [](QPDF& f) { add_annotation(f, "/Subtype /Movie"); }},
      {"toute annotation est visible et imprimable", [](QPDF& f) { link(f).removeKey("/F"); }},
      {"toute annotation a un aspect, et un seul",
       [](QPDF& f) { add_annotation(f, "/Subtype /Text"); }},
      {"aucun champ ne lance d’action",
       [](QPDF& f) { add_annotation(f, "/Subtype /Widget /A << /S /Named /N /NextPage >>"); }},
      {"aucun formulaire ne dépend d’un logiciel",
       [](QPDF& f) { set_form(f, "/NeedAppearances true"); }},
      {"aucun formulaire n’est en XFA", [](QPDF& f) { set_form(f, "/XFA [ ]"); }},
      {"toute signature couvre le fichier",
       [](QPDF& f) { set_form(f, "/Fields [ << /FT /Sig /V << /ByteRange [ 1 2 3 4 ] >> >> ]"); }},
  };
  return kFaults;
}

inline void set_role_map(QPDF& file, const std::string& map) {
  file.getRoot().getKey("/StructTreeRoot").replaceKey("/RoleMap", parsed(map));
}

inline const std::vector<Fault>& structure_faults() {
  static const std::vector<Fault> kFaults{
      {"le document se dit balisé", [](QPDF& f) { f.getRoot().removeKey("/MarkInfo"); }},
      {"le document ne doute pas de ses balises",
       [](QPDF& f) { f.getRoot().getKey("/MarkInfo").replaceKey("/Suspects", parsed("true")); }},
      {"le document a une structure", [](QPDF& f) { f.getRoot().removeKey("/StructTreeRoot"); }},
      {"tout type d’élément est standard ou ramené à un type standard",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/Alinea")); }},
      {"aucun type d’élément ne renvoie à lui-même",
       [](QPDF& f) {
         set_role_map(f, "<< /Un /Deux /Deux /Un >>");
         element(f, "/P").replaceKey("/S", name("/Un"));
       }},
      {"aucun type standard n’est détourné", [](QPDF& f) { set_role_map(f, "<< /P /Span >>"); }},
      {"tout élément connaît celui qui le contient",
       [](QPDF& f) { element(f, "/P").removeKey("/P"); }},
      {"les titres commencent à H1 et ne sautent pas de niveau",
       [](QPDF& f) { element(f, "/H1").replaceKey("/S", name("/H2")); }},
      {"un élément a au plus un titre H",
       [](QPDF& f) {
         each_element(f, "/P", [](QPDFObjectHandle& each) { each.replaceKey("/S", name("/H")); });
       }},
      {"les titres sont tous numérotés (H1…) ou tous H",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/H")); }},
      {"toute figure a un texte de remplacement",
       [](QPDF& f) { element(f, "/Figure").removeKey("/Alt"); }},
      {"toute formule a un texte de remplacement",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/Formula")); }},
      {"toute note a un identifiant unique",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/Note")); }},
      {"un tableau ne contient que des lignes, une légende, un en-tête, des corps, un pied",
       [](QPDF& f) { element(f, "/Caption").replaceKey("/S", name("/P")); }},
      {"une ligne de tableau ne contient que des cellules",
       [](QPDF& f) { element(f, "/TD").replaceKey("/S", name("/P")); }},
      {"un tableau a au plus un en-tête, un pied et une légende, et un corps s’il a un en-tête",
       [](QPDF& f) { element(f, "/TBody").replaceKey("/S", name("/THead")); }},
      {"une légende est au bord de ce qu’elle nomme",
       [](QPDF& f) {
         QPDFObjectHandle kids = element(f, "/Table").getKey("/K");
         QPDFObjectHandle caption = kids.getArrayItem(0);
         kids.setArrayItem(0, kids.getArrayItem(1));
         kids.setArrayItem(1, caption);
       }},
      {"les lignes d’un tableau ont le même nombre de colonnes",
       [](QPDF& f) { element(f, "/TH").getKey("/A").replaceKey("/ColSpan", parsed("2")); }},
      {"toute cellule de données a un en-tête (Scope, ou Headers et ID)",
       [](QPDF& f) {
         each_element(f, "/TH", [](QPDFObjectHandle& each) { each.removeKey("/A"); });
       }},
      {"une liste ne contient que des éléments de liste",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/LI")); }},
      {"une table des matières ne contient que ses entrées",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/TOCI")); }},
  };
  return kFaults;
}

}  // namespace spoiling
