#include <catch2/catch.hpp>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "conformity/spoiling.hpp"

// Each rule of the checker, and a fault that makes it speak.

using namespace copil;
using namespace spoiling;

namespace {

/// Says something else in the XMP packet.
void change_metadata(QPDF& file, const std::string& words, const std::string& others) {
  QPDFObjectHandle metadata = file.getRoot().getKey("/Metadata");
  const auto bytes = metadata.getStreamData(qpdf_dl_generalized);
  std::string packet(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
  REQUIRE(packet.find(words) != std::string::npos);
  packet.replace(packet.find(words), words.size(), others);
  metadata.replaceStreamData(packet, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

QPDFObjectHandle attachment(QPDF& file) {
  return file.getRoot().getKey("/AF").getArrayItem(0);
}

/// Another table head at the end of the table.
void add_head(QPDF& file) {
  QPDFObjectHandle head = QPDFObjectHandle::newDictionary();
  head.replaceKey("/S", QPDFObjectHandle::newName("/THead"));
  element(file, "/Table").getKey("/K").appendItem(file.makeIndirectObject(head));
}

void make_headers_cells(QPDF& file) {
  for (auto& object : file.getAllObjects()) {
    if (object.isDictionary() && object.getKey("/S").isNameAndEquals("/TH")) {
      object.replaceKey("/S", QPDFObjectHandle::newName("/TD"));
    }
  }
}

/// Exchanges what the first two paragraphs show.
void exchange_contents(QPDF& file) {
  QPDFObjectHandle title = element(file, "/H1");
  QPDFObjectHandle caption = element(file, "/Caption");
  QPDFObjectHandle shown = title.getKey("/K");
  title.replaceKey("/K", caption.getKey("/K"));
  caption.replaceKey("/K", shown);
}

void add_image(QPDF& file) {
  QPDFObjectHandle image = QPDFObjectHandle::newStream(&file, "pixel");
  image.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
  image.getDict().replaceKey("/Interpolate", QPDFObjectHandle::newBool(true));
  file.getRoot().replaceKey("/Image", image);
}

/// Glyph 0 of the first composite font of the page.
void show_missing_glyph(QPDF& file) {
  QPDFObjectHandle sheet = file.getAllPages()[1];
  for (auto& [name, font] : sheet.getKey("/Resources").getKey("/Font").getDictAsMap()) {
    if (!font.isDictionaryOfType("/Font", "/Type0")) continue;
    const std::string content =
        "/Artifact BMC BT " + name + " 9 Tf [(\\000\\001) 3 <0000>] TJ ET EMC";
    sheet.addPageContents(QPDFObjectHandle::newStream(&file, content), false);
    return;
  }
  FAIL("no composite font");
}

void append_content(QPDF& file, const std::string& content) {
  QPDFObjectHandle page = file.getAllPages()[1];
  page.addPageContents(QPDFObjectHandle::newStream(&file, content), false);
}

QPDFObjectHandle page(QPDF& file) {
  return file.getAllPages().front();
}

QPDFObjectHandle link(QPDF& file) {
  return page(file).getKey("/Annots").getArrayItem(0);
}

QPDFObjectHandle name(const char* text) {
  return QPDFObjectHandle::newName(text);
}

struct Fault {
  const char* requirement;  ///< of the rule that must see it
  std::function<void(QPDF&)> spoil;
};

/// A fault of the file around the objects, that QPDFWriter makes or mends.
struct WrittenFault {
  const char* requirement;
  std::function<std::string(const std::string&)> spoil;
};

const std::vector<WrittenFault>& written_faults() {
  static const std::vector<WrittenFault> kFaults{
      {"la version est 1.7 au plus",
       [](const std::string& bytes) {
         return rewritten(bytes, nothing,
                          [](QPDFWriter& writer) { writer.forcePDFVersion("2.0"); });
       }},
      {"le fichier a un identifiant",
       [](const std::string& bytes) {
         std::string without = bytes;
         without.replace(without.rfind("/ID"), 3, "/XX");
         return without;
       }},
      {"le fichier n’est pas chiffré",
       [](const std::string& bytes) {
         return rewritten(bytes, nothing, [](QPDFWriter& writer) {
           writer.setR6EncryptionParameters("", "maître", true, true, true, true, true, true,
                                            qpdf_r3p_full, true);
         });
       }},
  };
  return kFaults;
}

const std::vector<Fault>& faults() {
  static const std::vector<Fault> kFaults{
      {"le document se dit balisé, sans doute",
       [](QPDF& f) { f.getRoot().removeKey("/MarkInfo"); }},
      {"le catalogue a des métadonnées XMP", [](QPDF& f) { f.getRoot().removeKey("/Metadata"); }},
      {"les métadonnées portent l’identifiant de PDF/UA-1",
       [](QPDF& f) {
         change_metadata(f, "<pdfuaid:part>1</pdfuaid:part>", "<pdfuaid:part>2</pdfuaid:part>");
       }},
      {"les métadonnées portent l’identifiant de PDF/A-3a",
       [](QPDF& f) { change_metadata(f, "<pdfaid:conformance>A<", "<pdfaid:conformance>B<"); }},
      {"les schémas étrangers à PDF/A sont décrits",
       [](QPDF& f) { change_metadata(f, "pdfaSchema:namespaceURI", "pdfaSchema:autre"); }},
      {"le document a un titre, montré dans la fenêtre",
       [](QPDF& f) { f.getRoot().removeKey("/ViewerPreferences"); }},
      {"le document dit sa langue", [](QPDF& f) { f.getRoot().removeKey("/Lang"); }},
      {"le dictionnaire d’information et XMP disent la même chose",
       [](QPDF& f) {
         f.getTrailer().getKey("/Info").replaceKey("/Title",
                                                   QPDFObjectHandle::newUnicodeString("Autre"));
       }},
      {"les couleurs ont un profil de sortie RVB",
       [](QPDF& f) { f.getRoot().removeKey("/OutputIntents"); }},
      {"toute police est incorporée",
       [](QPDF& f) { font(f, "/TrueType").getKey("/FontDescriptor").removeKey("/FontFile2"); }},
      {"toute police donne son texte (ToUnicode)",
       [](QPDF& f) { font(f, "/TrueType").removeKey("/ToUnicode"); }},
      {"toute police composite dit ses glyphes",
       [](QPDF& f) { font(f, "/CIDFontType2").removeKey("/CIDToGIDMap"); }},
      {"toute police TrueType simple a un codage normal",
       [](QPDF& f) { font(f, "/TrueType").removeKey("/Encoding"); }},
      {"aucune image n’est interpolée", add_image},
      {"toute pièce jointe a un nom, un type, une date",
       [](QPDF& f) { attachment(f).removeKey("/UF"); }},
      {"toute pièce jointe est associée au document, avec son lien",
       [](QPDF& f) { f.getRoot().removeKey("/AF"); }},
      {"le document ne lance rien",
       [](QPDF& f) { f.getRoot().replaceKey("/OpenAction", QPDFObjectHandle::newDictionary()); }},
      {"aucune page ni aucun formulaire ne dépend d’un logiciel",
       [](QPDF& f) { page(f).replaceKey("/AA", QPDFObjectHandle::newDictionary()); }},
      {"tout flux est dans le fichier, sans LZW ni chiffrement",
       [](QPDF& f) {
         page(f)
             .getKey("/Contents")
             .getDict()
             .replaceKey("/F", QPDFObjectHandle::newString("ailleurs"));
       }},
      {"le texte donné par les polices est du texte",
       [](QPDF& f) {
         font(f, "/TrueType")
             .replaceKey("/ToUnicode",
                         QPDFObjectHandle::newStream(&f, "1 beginbfchar\n<20> <0000>\nendbfchar"));
       }},
      {"tout ce qui est peint est balisé ou marqué comme artefact",
       [](QPDF& f) { append_content(f, "0 0 10 10 re f"); }},
      {"artefacts et contenus balisés ne se chevauchent pas",
       [](QPDF& f) { append_content(f, "/P << /MCID 900 >> BDC /Artifact BMC EMC EMC"); }},
      {"toute marque ouverte est fermée sur sa page",
       [](QPDF& f) { append_content(f, "/Artifact BMC"); }},
      {"toute marque du contenu appartient à un élément et un seul",
       [](QPDF& f) { append_content(f, "/P << /MCID 900 >> BDC EMC"); }},
      {"toute marque citée par la structure existe, une seule fois",
       [](QPDF& f) { element(f, "/H1").replaceKey("/K", QPDFObjectHandle::newInteger(901)); }},
      {"l’arbre des parents ramène de chaque marque à son élément",
       [](QPDF& f) { f.getRoot().getKey("/StructTreeRoot").removeKey("/ParentTree"); }},
      {"l’ordre du contenu de chaque page est celui de la structure", exchange_contents},
      {"aucun texte ne montre de glyphe absent (.notdef)", show_missing_glyph},
      {"tout texte balisé contraste à 4,5:1 (3:1 à partir de 18 points)",
       [](QPDF& f) {
         append_content(f, "0.7 g /P << /MCID 900 >> BDC BT /F 9 Tf 50 50 Td (a) Tj ET EMC");
       }},
      {"les états graphiques ne s’emboîtent pas sur plus de 28 niveaux",
       [](QPDF& f) {
         std::string states;
         for (int i = 0; i < 30; ++i) states += "q ";
         append_content(f, states);
       }},
      {"l’ordre de tabulation des pages suit la structure",
       [](QPDF& f) { page(f).removeKey("/Tabs"); }},
      {"toute annotation a une description", [](QPDF& f) { link(f).removeKey("/Contents"); }},
      {"toute annotation est visible et imprimable", [](QPDF& f) { link(f).removeKey("/F"); }},
      {"tout lien est dans un élément Link",
       [](QPDF& f) { element(f, "/Link").replaceKey("/S", name("/Span")); }},
      {"tout lien mène à une adresse ou à une page du document",
       [](QPDF& f) { link(f).removeKey("/A"); }},
      {"tout signet a un titre et une cible",
       [](QPDF& f) { f.getRoot().getKey("/Outlines").getKey("/First").removeKey("/Dest"); }},
      {"un document de plus de 3 pages a des signets",
       [](QPDF& f) { f.getRoot().removeKey("/Outlines"); }},
      {"la structure commence par un élément Document",
       [](QPDF& f) { element(f, "/Document").replaceKey("/S", name("/Sect")); }},
      {"tout type d’élément est standard ou ramené à un type standard",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/Alinea")); }},
      {"les titres commencent à H1 et ne sautent pas de niveau",
       [](QPDF& f) { element(f, "/H1").replaceKey("/S", name("/H2")); }},
      {"un tableau ne contient que des lignes, une légende, un en-tête, des corps, un pied",
       [](QPDF& f) { element(f, "/Caption").replaceKey("/S", name("/P")); }},
      {"une ligne de tableau ne contient que des cellules",
       [](QPDF& f) { element(f, "/TD").replaceKey("/S", name("/P")); }},
      {"les lignes d’un tableau ont le même nombre de colonnes",
       [](QPDF& f) {
         element(f, "/TH").getKey("/A").replaceKey("/ColSpan", QPDFObjectHandle::newInteger(2));
       }},
      {"toute cellule d’en-tête dit ce qu’elle commande (Scope)",
       [](QPDF& f) { element(f, "/TH").removeKey("/A"); }},
      {"tout en-tête cité par une cellule existe",
       [](QPDF& f) {
         element(f, "/TH").getKey("/A").replaceKey(
             "/Headers", QPDFObjectHandle::newArray({QPDFObjectHandle::newString("inconnu")}));
       }},
      {"un tableau a au plus un en-tête, un pied et une légende, et un corps s’il a un en-tête",
       add_head},
      {"tout tableau a des cellules d’en-tête", make_headers_cells},
      {"tout tableau complexe a un résumé",
       [](QPDF& f) {
         element(f, "/TH").getKey("/A").replaceKey("/ColSpan", QPDFObjectHandle::newInteger(2));
       }},
      {"une liste à étiquettes dit comment elle compte",
       [](QPDF& f) {
         element(f, "/Table").replaceKey("/S", name("/L"));
         element(f, "/THead").replaceKey("/S", name("/LI"));
         element(f, "/TR").replaceKey("/S", name("/Lbl"));
       }},
      {"une liste ne contient que des éléments de liste",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/L")); }},
      {"une table des matières ne contient que ses entrées",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/TOC")); }},
      {"toute figure a un texte de remplacement",
       [](QPDF& f) { element(f, "/Figure").removeKey("/Alt"); }},
      {"toute figure a un cadre (BBox)", [](QPDF& f) { element(f, "/Figure").removeKey("/A"); }},
      {"toute note a un identifiant unique",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/Note")); }},
  };
  return kFaults;
}

const conformity::RuleResult& result_of(const conformity::Report& report,
                                        const std::string& requirement) {
  for (const conformity::RuleResult& result : report.results) {
    if (result.rule.requirement == requirement) return result;
  }
  FAIL("no such rule: " << requirement);
  return report.results.front();
}

}  // namespace

TEST_CASE("each fault is seen by its rule") {
  const std::string good = good_file();
  REQUIRE(conformity::check(good, "essai.pdf")->is_met());
  for (const Fault& fault : faults()) {
    CAPTURE(fault.requirement);
    const auto report = conformity::check(spoilt(good, fault.spoil), "essai.pdf");
    REQUIRE(report);
    const conformity::RuleResult& result = result_of(*report, fault.requirement);
    CHECK_FALSE(result.is_met());
    CHECK_FALSE(result.failures.empty());
  }
}

TEST_CASE("each fault of the file as written is seen by its rule") {
  const std::string good = good_file();
  for (const WrittenFault& fault : written_faults()) {
    CAPTURE(fault.requirement);
    const auto report = conformity::check(fault.spoil(good), "essai.pdf");
    REQUIRE(report);
    CHECK_FALSE(result_of(*report, fault.requirement).is_met());
  }
}

TEST_CASE("every rule has a fault that makes it speak") {
  std::set<std::string> seen;
  for (const Fault& fault : faults()) seen.insert(fault.requirement);
  for (const WrittenFault& fault : written_faults()) seen.insert(fault.requirement);
  const auto report = conformity::check(good_file(), "essai.pdf");
  for (const conformity::RuleResult& result : report->results) {
    CAPTURE(result.rule.requirement);
    CHECK(seen.contains(result.rule.requirement));
  }
}
