// What the bytes of a file must be: header, end, cross-reference, streams, limits of readers.
#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

using Labels = std::vector<std::string>;

/// Nothing is listed, among `count` things.
void expect_none(const Labels& labels, Findings& findings) {
  if (labels.empty()) findings.expect(true, 0, "");
  for (const std::string& label : labels) findings.expect(false, 0, label);
}

void header_is_right(const Inspection& file, Findings& findings) {
  const std::string& version = file.raw.version;
  const bool is_right =
      version.size() == 3 && version.starts_with("1.") && '0' <= version[2] && version[2] <= '7';
  findings.expect(is_right, 0, "version « " + version + " »");
}

void header_is_first(const Inspection& file, Findings& findings) {
  findings.expect(file.raw.begins_with_header, 0, "le fichier ne commence pas par « %PDF- »");
  findings.expect(file.raw.has_binary_comment, 0,
                  "l’en-tête n’est pas suivi d’un commentaire de quatre octets au-delà de 127");
}

void has_an_id(const Inspection& file, Findings& findings) {
  const std::vector<Object> id = items(get(file.trailer, "/ID"));
  Object first = id.empty() ? Object::newNull() : id[0];
  findings.expect(first.isString() && !first.getStringValue().empty(), 0,
                  "le fichier n’a pas d’identifiant");
  findings.expect(file.raw.ids_agree, 0, "les deux identifiants du fichier diffèrent");
}

void is_not_encrypted(const Inspection& file, Findings& findings) {
  findings.expect(!has(file.trailer, "/Encrypt"), 0, "le fichier est chiffré");
}

/// ISO 32000-1, table 22: bit 10 lets assistive technology read.
void encryption_lets_read(const Inspection& file, Findings& findings) {
  const Object encryption = get(file.trailer, "/Encrypt");
  if (!is_dictionary(encryption)) return;
  findings.expect((integer(get(encryption, "/P")) & 512) != 0, 0,
                  "le chiffrement interdit la lecture aux outils d’assistance");
}

void nothing_follows_the_end(const Inspection& file, Findings& findings) {
  findings.expect(file.raw.bytes_behind_end == 0, 0,
                  std::to_string(file.raw.bytes_behind_end) + " octets après « %%EOF »");
}

void table_is_spaced(const Inspection& file, Findings& findings) {
  findings.expect(file.raw.are_table_lines_right, 0,
                  "« xref » et les en-têtes de section ne sont pas chacun sur leur ligne");
}

void first_part_table(const Inspection& file, Findings& findings) {
  findings.expect(file.raw.is_table_spaced, 0,
                  "les deux nombres d’un en-tête de section sont à séparer d’une espace");
  findings.expect(!file.raw.has_cross_reference_stream, 0, "la table est un flux");
}

void objects_stand_on_their_lines(const Inspection& file, Findings& findings) {
  expect_none(file.raw.spacing, findings);
}

void hexadecimal_is_right(const Inspection& file, Findings& findings) {
  expect_none(file.raw.odd_digits, findings);
  expect_none(file.raw.other_signs, findings);
  for (const Noticed& each : file.content.of(Notice::odd_hexadecimal)) {
    findings.expect(false, each.page, "dans le contenu");
  }
}

void streams_say_their_length(const Inspection& file, Findings& findings) {
  expect_none(file.raw.lengths, findings);
  expect_none(file.raw.line_ends, findings);
}

void streams_are_inside(const Inspection& file, Findings& findings) {
  for (const Object& stream : file.streams) {
    const bool is_inside =
        !has(stream, "/F") && !has(stream, "/FFilter") && !has(stream, "/FDecodeParms");
    if (findings.wrong(is_inside)) findings.say(0, object_label(stream));
  }
}

bool is_known_filter(const std::string& filter) {
  constexpr std::array<std::string_view, 8> kKnown{
      "ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode",
      "CCITTFaxDecode", "JBIG2Decode",   "DCTDecode",   "JPXDecode"};
  return std::find(kKnown.begin(), kKnown.end(), filter) != kKnown.end();
}

bool is_identity_crypt(const Object& stream) {
  const Object parameters = get(stream, "/DecodeParms");
  if (name(parameters, "/Name") == "Identity") return true;
  for (const Object& each : items(parameters)) {
    if (name(each, "/Name") == "Identity") return true;
  }
  return false;
}

void filters_are_known(const Inspection& file, Findings& findings) {
  for (const Object& stream : file.streams) {
    for (const std::string& filter : filters_of(stream)) {
      const bool is_right =
          is_known_filter(filter) || (filter == "Crypt" && is_identity_crypt(stream));
      if (findings.wrong(is_right)) findings.say(0, object_label(stream) + " : " + filter);
    }
  }
}

void no_lzw(const Inspection& file, Findings& findings) {
  for (const Object& stream : file.streams) {
    for (const std::string& filter : filters_of(stream)) {
      if (findings.wrong(filter != "LZWDecode")) findings.say(0, object_label(stream));
    }
  }
}

void inline_filters_are_known(const Inspection& file, Findings& findings) {
  for (const Noticed& each : file.content.of(Notice::odd_inline_filter)) {
    const bool is_lzw = each.detail.starts_with("LZW");
    if (file.level.part == 1 && !is_lzw) continue;
    findings.expect(false, each.page, each.detail);
  }
}

void limits_are_kept(const Inspection& file, Findings& findings) {
  const bool is_first = file.level.part == 1;
  expect_none(file.raw.large_numbers, findings);
  expect_none(is_first ? file.raw.large_reals : file.raw.small_reals, findings);
  for (const Noticed& each : file.content.of(Notice::large_real)) {
    findings.expect(!is_first, each.page, "un nombre au-delà de 32 767");
  }
  expect_none(file.raw.long_names, findings);
  const std::size_t longest = is_first ? 65535 : 32767;
  findings.expect(file.raw.longest_string <= longest, 0, "une chaîne est trop longue");
  if (is_first) findings.expect(file.raw.longest_array <= 8191, 0, "un tableau est trop long");
  findings.expect(file.raw.object_count <= 8388607, 0, "le fichier a trop d’objets");
  for (const Notice notice : {Notice::odd_integer, Notice::long_string, Notice::long_name}) {
    for (const Noticed& each : file.content.of(notice)) {
      findings.expect(false, each.page, "un nombre, une chaîne ou un nom trop grand");
    }
  }
  for (const Noticed& each : file.content.of(Notice::deep_states)) {
    findings.expect(false, each.page, "plus de 28 états graphiques emboîtés");
  }
  for (const Used& used : file.content.spaces) {
    const std::vector<Object> parts = items(used.object);
    if (parts.size() < 2 || name(parts[0]) != "DeviceN") continue;
    const std::size_t most = is_first ? 8 : 32;
    findings.expect(items(parts[1]).size() <= most, used.page, "trop de composantes de couleur");
  }
  for (const auto& [number, use] : file.content.fonts) {
    const CodeMap* map = use.font->code_map();
    if (map != nullptr) {
      findings.expect(map->largest_cid() <= 65535, use.page, "un CID au-delà de 65 535");
    }
  }
}

void pages_have_a_size(const Inspection& file, Findings& findings) {
  int number = 0;
  for (const Page& page : file.pages) {
    ++number;
    for (const char* key : {"/MediaBox", "/CropBox", "/TrimBox", "/ArtBox", "/BleedBox"}) {
      const auto sides = box(get(page.object, key));
      if (!sides) continue;
      const double width = (*sides)[2] - (*sides)[0];
      const double height = (*sides)[3] - (*sides)[1];
      const bool is_right = width >= 3 && width <= 14400 && height >= 3 && height <= 14400;
      findings.expect(is_right, number, std::string(key + 1));
    }
  }
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

void names_are_unicode(const Inspection& file, Findings& findings) {
  for (const auto& [number, use] : file.content.fonts) {
    findings.expect(is_utf8(use.font->base_name()), use.page, "nom d’une police");
  }
  for (std::size_t i = 0; i < file.structure.nodes().size(); ++i) {
    if (findings.wrong(is_utf8(file.structure.nodes()[i].written))) {
      findings.say(file.element_page(static_cast<int>(i)), "type d’un élément de structure");
    }
  }
  for (const Used& used : file.content.spaces) {
    const std::vector<Object> parts = items(used.object);
    if (parts.size() < 2 || (name(parts[0]) != "Separation" && name(parts[0]) != "DeviceN")) {
      continue;
    }
    std::vector<Object> colorants = items(parts[1]);
    colorants.push_back(parts[1]);
    for (const Object& colorant : colorants) {
      findings.expect(is_utf8(name(colorant)), used.page, "nom d’une encre");
    }
  }
}

void trees_have_no_ring(const Inspection& file, Findings& findings) {
  expect_none(file.rings, findings);
}

constexpr const char* kSaveAgain = "enregistrez le document de nouveau depuis son logiciel";

constexpr std::array kFileRules{
    RuleCode{both("6.1", "6.1.2", ""), "la version est 1.7 au plus",
             "exportez le document en PDF 1.4 à 1.7", header_is_right},
    RuleCode{archive("6.1.2", "6.1.2"), "le fichier commence par son en-tête", kSaveAgain,
             header_is_first},
    RuleCode{archive("6.1.3", "6.1.3"), "le fichier a un identifiant", kSaveAgain, has_an_id},
    RuleCode{archive("6.1.3", "6.1.3"), "le fichier n’est pas chiffré",
             "enregistrez-le sans mot de passe ni restriction", is_not_encrypted},
    RuleCode{ua("7.16"), "le chiffrement laisse lire les outils d’assistance",
             "autorisez l’accès au contenu pour l’accessibilité", encryption_lets_read},
    RuleCode{archive("6.1.3", "6.1.3"), "rien ne suit la fin du fichier", kSaveAgain,
             nothing_follows_the_end},
    RuleCode{archive("6.1.4", "6.1.4"), "la table des objets est écrite ligne à ligne", kSaveAgain,
             table_is_spaced},
    RuleCode{archive("", "6.1.4"), "la table des objets est celle de PDF 1.4", kSaveAgain,
             first_part_table},
    RuleCode{archive("6.1.6", "6.1.6"),
             "les chaînes hexadécimales n’ont que des chiffres, par deux", kSaveAgain,
             hexadecimal_is_right},
    RuleCode{archive("6.1.7.1", "6.1.7"), "tout flux a la longueur qu’il dit, entre fins de ligne",
             kSaveAgain, streams_say_their_length},
    RuleCode{archive("6.1.7.1", "6.1.7"), "tout flux est dans le fichier",
             "incorporez les données au document", streams_are_inside},
    RuleCode{archive("6.1.7.2", ""), "tout flux se décode sans LZW ni filtre inconnu",
             "recompressez-le (Flate, JPEG…)", filters_are_known},
    RuleCode{archive("", "6.1.10"), "aucun flux n’est en LZW", "recompressez-le (Flate, JPEG…)",
             no_lzw},
    RuleCode{archive("6.1.10", "6.1.10"), "les images du contenu se décodent sans LZW",
             "recompressez-les (Flate, JPEG…)", inline_filters_are_known},
    RuleCode{archive("6.1.8", ""), "les noms sont en UTF-8", kSaveAgain, names_are_unicode},
    RuleCode{archive("6.1.9", "6.1.8"),
             "tout objet est délimité par ses mots-clés, sur leurs lignes", kSaveAgain,
             objects_stand_on_their_lines},
    RuleCode{archive("6.1.13", "6.1.12"),
             "nombres, chaînes, noms et états restent dans les limites", kSaveAgain,
             limits_are_kept},
    RuleCode{archive("6.1.13", ""), "toute page mesure de 3 à 14 400 unités de côté",
             "changez la taille de la page", pages_have_a_size},
    RuleCode{both("6.1", "6.1.1", "6.1.1"), "aucun arbre du fichier ne tourne en rond", kSaveAgain,
             trees_have_no_ring},
};

}  // namespace

std::span<const RuleCode> file_rules() {
  return kFileRules;
}

}  // namespace copil::conformity
