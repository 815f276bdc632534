#pragma once

#include "conformity/faults.hpp"

/// Faults against the rules of archiving: files, metadata, colours.
namespace spoiling {

/// Written without object streams, so that every object stands in the open.
inline std::string plain(const std::string& bytes, const std::function<void(QPDF&)>& spoil) {
  return rewritten(bytes, spoil, [](QPDFWriter& writer) {
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setCompressStreams(false);
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
  });
}

inline std::string replaced(std::string bytes, const std::string& words,
                            const std::string& others) {
  REQUIRE(bytes.find(words) != std::string::npos);
  return bytes.replace(bytes.find(words), words.size(), others);
}

inline void add_lzw(QPDF& file) {
  file.getRoot().replaceKey("/Essai", file.makeIndirectObject(stream(
                                          file, "<< /Filter /LZWDecode >>", "\x80\x0B\x60\x50")));
}

inline const std::vector<WrittenFault>& written_faults() {
  static const std::vector<WrittenFault> kFaults{
      {"la version est 1.7 au plus",
       [](const std::string& bytes) {
         return rewritten(bytes, nothing,
                          [](QPDFWriter& writer) { writer.forcePDFVersion("2.0"); });
       }},
      {"le fichier commence par son en-tête",
       [](const std::string& bytes) {
         std::string without = plain(bytes, nothing);
         const std::size_t comment = without.find("\n%") + 2;
         return without.replace(comment, 4, "abcd");
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
      {"le chiffrement laisse lire les outils d’assistance",
       [](const std::string& bytes) {
         return rewritten(bytes, nothing, [](QPDFWriter& writer) {
           writer.setR3EncryptionParametersInsecure("", "maître", false, true, true, true, true,
                                                    true, qpdf_r3p_full);
         });
       }},
      {"rien ne suit la fin du fichier", [](const std::string& bytes) { return bytes + "suite"; }},
      {"la table des objets est écrite ligne à ligne",
       [](const std::string& bytes) {
         return replaced(plain(bytes, nothing), "\nxref\n", "\nxref\n\n");
       }},
      {"la table des objets est celle de PDF 1.4",
       [](const std::string& bytes) {
         return rewritten(
             bytes, [](QPDF& file) { declare(file, "1", "A"); },
             [](QPDFWriter& writer) { writer.setObjectStreamMode(qpdf_o_generate); });
       }},
      {"les chaînes hexadécimales n’ont que des chiffres, par deux",
       [](const std::string& bytes) {
         const auto add_string = [](QPDF& file) {
           file.getRoot().replaceKey("/Essai", parsed("<feff010203040506>"));
         };
         return replaced(plain(bytes, add_string), "<feff", "<fef ");
       }},
      {"tout flux a la longueur qu’il dit, entre fins de ligne",
       [](const std::string& bytes) {
         return replaced(plain(bytes, nothing), "\nendstream", " endstream");
       }},
      {"tout flux se décode sans LZW ni filtre inconnu",
       [](const std::string& bytes) { return plain(bytes, add_lzw); }},
      {"aucun flux n’est en LZW",
       [](const std::string& bytes) {
         return plain(bytes, [](QPDF& file) {
           declare(file, "1", "A");
           add_lzw(file);
         });
       }},
      {"tout objet est délimité par ses mots-clés, sur leurs lignes",
       [](const std::string& bytes) {
         return replaced(plain(bytes, nothing), "2 0 obj\n", "2 0 obj ");
       }},
  };
  return kFaults;
}

inline const std::vector<Fault>& archive_faults() {
  static const std::vector<Fault> kFaults{
      {"tout flux est dans le fichier",
       [](QPDF& f) {
         page(f).getKey("/Contents").getDict().replaceKey("/F", parsed("(ailleurs)"));
       }},
      {"les images du contenu se décodent sans LZW",
       [](QPDF& f) { append_artifact(f, "BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID x EI"); }},
      {"les noms sont en UTF-8",
       [](QPDF& f) { element(f, "/P").replaceKey("/S", name("/\xE9t\xE9")); }},
      {"nombres, chaînes, noms et états restent dans les limites",
       [](QPDF& f) {
         std::string states;
         for (int i = 0; i < 30; ++i) states += "q ";
         append_content(f, states);
       }},
      {"toute page mesure de 3 à 14 400 unités de côté",
       [](QPDF& f) { page(f).replaceKey("/MediaBox", parsed("[ 0 0 2 2 ]")); }},
      {"aucun arbre du fichier ne tourne en rond",
       [](QPDF& f) {
         QPDFObjectHandle first = f.getRoot().getKey("/Outlines").getKey("/First");
         first.replaceKey("/Next", first);
       }},
      {"le catalogue a des métadonnées XMP", [](QPDF& f) { f.getRoot().removeKey("/Metadata"); }},
      {"les métadonnées ne sont pas compressées",
       [](QPDF& f) {
         declare(f, "1", "A");
         f.getRoot().getKey("/Metadata").getDict().removeKey("/Type");
       }},
      {"l’en-tête des métadonnées n’a ni taille ni codage",
       [](QPDF& f) {
         change_metadata(f, "<?xpacket begin=", "<?xpacket encoding=\"UTF-8\" begin=");
       }},
      {"les métadonnées sont du XMP bien formé",
       [](QPDF& f) { change_metadata(f, "</rdf:RDF>", "</rdf:RDG>"); }},
      {"les métadonnées sont en UTF-8",
       [](QPDF& f) {
         std::string wide = "\xFE\xFF";
         for (const char c : std::string("<rdf/>")) wide += std::string(1, '\0') + c;
         set_metadata(f, wide);
       }},
      {"toute propriété des métadonnées est connue ou décrite",
       [](QPDF& f) { change_metadata(f, "<dc:format>", "<pdf:Rien>a</pdf:Rien><dc:format>"); }},
      {"toute propriété des métadonnées a le type prévu",
       [](QPDF& f) { change_metadata(f, "<xmp:CreateDate>", "<xmp:CreateDate>hier"); }},
      {"les schémas étrangers à PDF/A sont décrits",
       [](QPDF& f) { change_metadata(f, "<pdfaProperty:category>", "<pdfaProperty:category>x"); }},
      {"les descriptions de schémas n’ont que leurs champs",
       [](QPDF& f) {
         change_metadata(f, "<pdfaSchema:prefix>",
                         "<pdfaSchema:autre>a</pdfaSchema:autre><pdfaSchema:prefix>");
       }},
      {"les métadonnées portent l’identifiant de PDF/A", [](QPDF& f) { declare(f, "3", "C"); }},
      {"les métadonnées portent l’identifiant de PDF/A-1", [](QPDF& f) { declare(f, "1", "C"); }},
      {"le dictionnaire d’information et XMP disent la même chose",
       [](QPDF& f) {
         declare(f, "1", "A");
         f.getTrailer().getKey("/Info").replaceKey("/Title", parsed("(Autre)"));
       }},
      {"toute pièce jointe dit son type",
       [](QPDF& f) { attachment(f).getKey("/EF").getKey("/F").getDict().removeKey("/Subtype"); }},
      {"toute pièce jointe dit son lien avec le document",
       [](QPDF& f) { attachment(f).removeKey("/AFRelationship"); }},
      {"toute pièce jointe est associée au document ou à l’une de ses parties",
       [](QPDF& f) { f.getRoot().removeKey("/AF"); }},
      {"toute pièce jointe d’un PDF/A-2 est elle-même en PDF/A",
       [](QPDF& f) { declare(f, "2", "A"); }},
      {"aucun fichier n’est joint", [](QPDF& f) { declare(f, "1", "A"); }},
      {"les configurations de calques sont complètes et distinctes",
       [](QPDF& f) {
         f.getRoot().replaceKey("/OCProperties", parsed("<< /D << /Order [ ] >> >>"));
         QPDFObjectHandle group = f.makeIndirectObject(parsed("<< /Type /OCG /Name (A) >>"));
         f.getRoot()
             .getKey("/OCProperties")
             .replaceKey("/OCGs", QPDFObjectHandle::newArray({group}));
       }},
      {"le document n’a pas de calques",
       [](QPDF& f) {
         declare(f, "1", "A");
         f.getRoot().replaceKey("/OCProperties", parsed("<< /D << >> >>"));
       }},
      {"le document ne lance rien d’autre que des renvois",
       [](QPDF& f) { f.getRoot().replaceKey("/OpenAction", parsed("<< /S /JavaScript >>")); }},
      {"aucune action ne se déclenche d’elle-même",
       [](QPDF& f) { page(f).replaceKey("/AA", parsed("<< >>")); }},
      {"le document n’est pas un diaporama",
       [](QPDF& f) { page(f).replaceKey("/PresSteps", parsed("<< >>")); }},
      {"le document n’exige aucun logiciel",
       [](QPDF& f) { f.getRoot().replaceKey("/Requirements", parsed("[ ]")); }},
      {"les permissions sont de celles que PDF/A connaît",
       [](QPDF& f) { f.getRoot().replaceKey("/Perms", parsed("<< /Autre << >> >>")); }},
  };
  return kFaults;
}

inline const std::vector<Fault>& colour_faults() {
  static const std::vector<Fault> kFaults{
      {"le profil de sortie est un profil d’écran ou d’imprimante",
       [](QPDF& f) {
         f.getRoot()
             .getKey("/OutputIntents")
             .getArrayItem(0)
             .replaceKey("/DestOutputProfile", stream(f, "<< >>", "rien"));
       }},
      {"les intentions de sortie ont le même profil",
       [](QPDF& f) {
         QPDFObjectHandle other = parsed("<< /S /GTS_PDFX >>");
         other.replaceKey("/DestOutputProfile", stream(f, "<< >>", "rien"));
         f.getRoot().getKey("/OutputIntents").appendItem(other);
       }},
      {"les couleurs ont un profil", [](QPDF& f) { f.getRoot().removeKey("/OutputIntents"); }},
      {"les profils de couleur sont lisibles et pas trop récents",
       [](QPDF& f) {
         fill_in(f,
                 QPDFObjectHandle::newArray({name("/ICCBased"), stream(f, "<< /N 1 >>", "rien")}));
       }},
      {"aucune couleur CMJN à profil ne surimprime en mode 1",
       [](QPDF& f) {
         use_state(f, "<< /op true /OPM 1 >>");
         draw_with(f, "/ColorSpace",
                   QPDFObjectHandle::newArray({name("/ICCBased"), stream(f, "<< /N 4 >>", "rien")}),
                   "/X gs /X cs 1 1 1 1 scn 0 0 9 9 re f");
       }},
      {"toute encre d’un mélange est décrite",
       [](QPDF& f) { fill_in(f, parsed("[ /DeviceN [ /Encre ] /DeviceRGB << >> ]")); }},
      {"une encre a partout la même description",
       [](QPDF& f) {
         fill_in(f, f.makeIndirectObject(parsed("[ /Separation /Encre /DeviceRGB << >> ]")));
         QPDFObjectHandle spaces = second_page(f).getKey("/Resources").getKey("/ColorSpace");
         spaces.replaceKey(
             "/Y", f.makeIndirectObject(parsed("[ /Separation /Encre /DeviceGray << >> ]")));
         append_artifact(f, "/Y cs 1 scn 0 0 9 9 re f");
       }},
      {"toute image est dans le fichier, sans rechange",
       [](QPDF& f) { draw_object(f, "<< /Subtype /Image /Alternates [ ] >>"); }},
      {"aucune image n’est interpolée",
       [](QPDF& f) { draw_object(f, "<< /Subtype /Image /Interpolate true >>"); }},
      {"toute image a une profondeur de couleur permise",
       [](QPDF& f) { draw_object(f, "<< /Subtype /Image /BitsPerComponent 3 >>"); }},
      {"toute image JPEG 2000 est de celles que PDF/A lit",
       [](QPDF& f) { draw_object(f, "<< /Subtype /Image /Filter /JPXDecode >>", "rien"); }},
      {"aucun formulaire ne dépend de PostScript ni d’ailleurs",
       [](QPDF& f) { draw_object(f, "<< /Subtype /Form /Subtype2 /PS >>"); }},
      {"aucun formulaire ne renvoie à un autre fichier",
       [](QPDF& f) { draw_object(f, "<< /Subtype /Form /Ref << >> >>"); }},
      {"rien n’est en PostScript",
       [](QPDF& f) {
         declare(f, "1", "A");
         draw_object(f, "<< /Subtype /PS >>");
       }},
      {"aucun formulaire n’est à remplacer (OPI)",
       [](QPDF& f) {
         declare(f, "1", "A");
         draw_object(f, "<< /Subtype /Form /OPI << >> >>");
       }},
      {"les états graphiques gardent les couleurs",
       [](QPDF& f) { use_state(f, "<< /TR /Identity >>"); }},
      {"l’intention de rendu est l’une des quatre",
       [](QPDF& f) { append_artifact(f, "/Autre ri"); }},
      {"les modes de mélange sont connus", [](QPDF& f) { use_state(f, "<< /BM /Autre >>"); }},
      {"toute page transparente a un espace de mélange",
       [](QPDF& f) {
         f.getRoot().removeKey("/OutputIntents");
         second_page(f).removeKey("/Group");
         use_state(f, "<< /ca 0.5 >>");
       }},
      {"rien n’est transparent",
       [](QPDF& f) {
         declare(f, "1", "A");
         use_state(f, "<< /ca 0.5 >>");
       }},
  };
  return kFaults;
}

}  // namespace spoiling
