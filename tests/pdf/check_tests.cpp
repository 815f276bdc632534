#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "pdf/check.hpp"
#include "pdf/pdf.hpp"
#include "pdf/qpdf_library.hpp"
#include "pdf/sample_pages.hpp"

using namespace copil;

namespace {

std::string good_file() {
  pdf::Options options;
  options.attachments.push_back({"chiffres.csv", "Les chiffres", "text/csv", "a;b\n"});
  const auto bytes = pdf::write(sample::hardest_case(), options);
  REQUIRE(bytes);
  return *bytes;
}

std::string spoilt(const std::string& bytes, const std::function<void(QPDF&)>& spoil) {
  QPDF file;
  file.processMemoryFile("essai", bytes.data(), bytes.size());
  spoil(file);
  std::string out;
  Pl_String sink("out", nullptr, out);
  QPDFWriter writer(file);
  writer.setOutputPipeline(&sink);
  writer.setDeterministicID(true);
  writer.write();
  return out;
}

/// The first structure element of that role.
QPDFObjectHandle element(QPDF& file, const std::string& role) {
  for (auto& object : file.getAllObjects()) {
    if (object.isDictionary() && object.getKey("/S").isNameAndEquals(role)) return object;
  }
  return QPDFObjectHandle::newNull();
}

QPDFObjectHandle font(QPDF& file, const std::string& kind) {
  for (auto& object : file.getAllObjects()) {
    if (object.isDictionaryOfType("/Font", kind)) return object;
  }
  return QPDFObjectHandle::newNull();
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

const std::vector<Fault>& faults() {
  static const std::vector<Fault> kFaults{
      {"le document se dit balisé, sans doute",
       [](QPDF& f) { f.getRoot().removeKey("/MarkInfo"); }},
      {"le catalogue a des métadonnées XMP", [](QPDF& f) { f.getRoot().removeKey("/Metadata"); }},
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

const pdf::RuleResult& result_of(const pdf::Report& report, const std::string& requirement) {
  for (const pdf::RuleResult& result : report.results) {
    if (result.rule.requirement == requirement) return result;
  }
  FAIL("no such rule: " << requirement);
  return report.results.front();
}

}  // namespace

TEST_CASE("each fault is seen by its rule") {
  const std::string good = good_file();
  REQUIRE(pdf::check(good, "essai.pdf")->is_met());
  for (const Fault& fault : faults()) {
    CAPTURE(fault.requirement);
    const auto report = pdf::check(spoilt(good, fault.spoil), "essai.pdf");
    REQUIRE(report);
    const pdf::RuleResult& result = result_of(*report, fault.requirement);
    CHECK_FALSE(result.is_met());
    CHECK_FALSE(result.failures.empty());
  }
}

TEST_CASE("the report says rule by rule what was found, and its scope") {
  const std::string bytes =
      spoilt(good_file(), [](QPDF& file) { element(file, "/Figure").removeKey("/Alt"); });
  const std::string text = pdf::report_text(*pdf::check(bytes, "essai.pdf"));
  CHECK_THAT(text,
             Catch::StartsWith("  1  oui       la version est 1.7 au plus [PDF/A-3 6.1.2]\n"));
  CHECK_THAT(text, Catch::Contains("  NON       toute figure a un texte de remplacement [PDF/UA-1 "
                                   "7.3-1]\n       – Figure (page 1)\n"));
  CHECK_THAT(text, Catch::EndsWith(" règles : 1 en écart.\n"
                                   "Ce contrôle porte sur des règles de PDF/UA-1 et de PDF/A-3 "
                                   "qu’une machine peut vérifier sans juger du sens ; ce n’est "
                                   "pas une certification.\n"));
}

TEST_CASE("what is no PDF is one clear error") {
  for (const std::string bytes : {"", "pas un PDF", "%PDF-1.7\n"}) {
    const auto report = pdf::check(bytes, "essai.pdf");
    REQUIRE_FALSE(report);
    REQUIRE(report.error().size() == 1);
    CHECK(formatted(report.error()) ==
          "essai.pdf: erreur : ce fichier ne peut pas être lu comme un PDF : il n’en est pas un, "
          "ou il est abîmé\n   aide : ouvrez-le dans un lecteur de PDF et enregistrez-le sans mot "
          "de passe\n");
    CHECK_FALSE(pdf::describe(bytes, "essai.pdf"));
  }
}

TEST_CASE("an encrypted file is said to be so") {
  const std::string bytes = good_file();
  QPDF file;
  file.processMemoryFile("essai", bytes.data(), bytes.size());
  std::string out;
  Pl_String sink("out", nullptr, out);
  QPDFWriter writer(file);
  writer.setOutputPipeline(&sink);
  writer.setStaticID(true);
  writer.setR6EncryptionParameters("secret", "maître", true, true, true, true, true, true,
                                   qpdf_r3p_full, true);
  writer.write();
  const auto report = pdf::check(out, "essai.pdf");
  REQUIRE_FALSE(report);
  CHECK(report.error()[0].message ==
        "ce fichier ne peut pas être lu comme un PDF : il est chiffré");
}

TEST_CASE("a truncated or shuffled file never crashes the checker") {
  const std::string good = good_file();
  for (std::size_t size = 0; size < good.size(); size += good.size() / 23) {
    (void)pdf::check(good.substr(0, size), "essai.pdf");
  }
  std::uint64_t state = 3;
  for (int i = 0; i < 40; ++i) {
    std::string bytes = good;
    for (int k = 0; k < 30; ++k) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      bytes[(state >> 33) % bytes.size()] = static_cast<char>(state >> 20);
    }
    (void)pdf::check(bytes, "essai.pdf");
    (void)pdf::describe(bytes, "essai.pdf");
  }
}
