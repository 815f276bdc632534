// Colours, images, graphics states and transparency.
#include <array>
#include <cmath>

#include "conformity/reading/jpeg2000.hpp"
#include "conformity/rules/rules.hpp"

namespace copil::conformity {

namespace {

void output_profiles_are_right(const Inspection& file, Findings& findings) {
  const int limit = file.level.part == 1 ? 3 : 5;
  for (const Object& intent : items(get(file.catalog, "/OutputIntents"))) {
    const Object profile = get(intent, "/DestOutputProfile");
    const bool is_archive = name(intent, "/S") == "GTS_PDFA1";
    if (!is_stream(profile)) {
      const bool is_pdfx = name(intent, "/S") == "GTS_PDFX";
      findings.expect(!is_pdfx || !has(intent, "/DestOutputProfileRef"), 0, "un profil ailleurs");
      continue;
    }
    const ProfileHeader header = profile_header(profile);
    const bool is_right =
        header.is_profile && (header.device_class == "prtr" || header.device_class == "mntr") &&
        (header.space == "RGB " || header.space == "CMYK" || header.space == "GRAY") &&
        header.major_version < limit;
    if (is_archive || header.is_profile) {
      findings.expect(is_right, 0,
                      "le profil de sortie n’est pas un profil d’écran ou d’imprimante");
    }
  }
}

void output_profiles_are_one(const Inspection& file, Findings& findings) {
  QPDFObjGen first;
  for (const Object& intent : items(get(file.catalog, "/OutputIntents"))) {
    const Object profile = get(intent, "/DestOutputProfile");
    if (is_null(profile)) continue;
    if (first.getObj() == 0) first = id(profile);
    findings.expect(id(profile) == first, 0, "deux profils de sortie différents");
  }
}

void colours_have_a_meaning(const Inspection& file, Findings& findings) {
  const std::string& space = file.output_space;
  const auto expect = [&](Notice notice, bool is_right, const char* colour) {
    for (const Noticed& each : file.content.of(notice)) {
      findings.expect(is_right, each.page, std::string("couleur ") + colour + " sans profil");
    }
  };
  expect(Notice::device_rgb, space == "RGB ", "RVB");
  expect(Notice::device_cmyk, space == "CMYK", "CMJN");
  expect(Notice::device_gray, !space.empty(), "grise");
}

template <class Check>
void each_space(const Inspection& file, std::string_view kind, Check check) {
  for (const Used& used : file.content.spaces) {
    const std::vector<Object> parts = items(used.object);
    if (parts.size() > 1 && name(parts[0]) == kind) check(used.page, parts);
  }
}

void colour_profiles_are_right(const Inspection& file, Findings& findings) {
  const int limit = file.level.part == 1 ? 3 : 5;
  each_space(file, "ICCBased", [&](int page, const std::vector<Object>& parts) {
    const ProfileHeader header = profile_header(parts[1]);
    const bool is_right = header.is_profile &&
                          is_among(" prtr mntr scnr spac ", header.device_class) &&
                          (header.space == "RGB " || header.space == "CMYK" ||
                           header.space == "GRAY" || header.space == "Lab ") &&
                          header.major_version < limit;
    findings.expect(is_right, page, "profil de couleur illisible ou trop récent");
    const long long count = integer(get(parts[1], "/N"));
    const long long wanted = header.space == "GRAY" ? 1 : header.space == "CMYK" ? 4 : 3;
    if (file.level.part == 1 && header.is_profile) {
      findings.expect(count == wanted, page, "le nombre de composantes n’est pas celui du profil");
    }
  });
}

void cmyk_is_not_overprinted(const Inspection& file, Findings& findings) {
  for (const Noticed& each : file.content.of(Notice::overprinted_cmyk)) {
    findings.expect(false, each.page, "surimpression en mode 1 d’une couleur CMJN à profil");
  }
}

void spot_colours_are_described(const Inspection& file, Findings& findings) {
  each_space(file, "DeviceN", [&](int page, const std::vector<Object>& parts) {
    const Object known = parts.size() > 4 ? get(parts[4], "/Colorants") : Object::newNull();
    const Object process =
        parts.size() > 4 ? get(parts[4], "/Process", "/Components") : Object::newNull();
    std::set<std::string> components;
    for (const Object& each : items(process)) components.insert(name(each));
    for (const Object& colorant : items(parts[1])) {
      const std::string ink = name(colorant);
      const bool is_right = is_among(" Cyan Magenta Yellow Black None ", ink) ||
                            components.contains(ink) || has(known, "/" + ink);
      findings.expect(is_right, page, "encre « " + ink + " » sans description");
    }
  });
}

void spot_colours_are_one(const Inspection& file, Findings& findings) {
  std::map<std::string, std::pair<std::string, std::string>> known;
  const auto add = [&](int page, const std::vector<Object>& parts) {
    if (parts.size() < 4) return;
    const auto written = [](const Object& part) {
      Object copy = part;
      if (copy.isStream()) return copy.getDict().unparse() + content_of(part).value_or("");
      return copy.unparseResolved();
    };
    const std::pair now{written(parts[2]), written(parts[3])};
    const auto [first, is_new] = known.try_emplace(name(parts[1]), now);
    findings.expect(is_new || first->second == now, page, "encre « " + name(parts[1]) + " »");
  };
  each_space(file, "Separation", add);
  each_space(file, "DeviceN", [&](int page, const std::vector<Object>& parts) {
    Object colorants = parts.size() > 4 ? get(parts[4], "/Colorants") : Object::newNull();
    if (!is_dictionary(colorants)) return;
    for (auto& [key, space] : colorants.getDictAsMap()) add(page, items(space));
  });
}

void images_are_whole(const Inspection& file, Findings& findings) {
  for (const Used& image : file.content.images) {
    findings.expect(!has(image.object, "/Alternates"), image.page, "des images de rechange");
    findings.expect(!has(image.object, "/OPI"), image.page, "une image à remplacer (OPI)");
  }
}

void images_are_not_interpolated(const Inspection& file, Findings& findings) {
  for (const Used& image : file.content.images) {
    findings.expect(!is_true(get(image.object, "/Interpolate")), image.page,
                    "image de l’" + object_label(image.object));
  }
  for (const Noticed& each : file.content.of(Notice::interpolated_inline)) {
    findings.expect(false, each.page, "image du contenu");
  }
}

void images_have_their_depth(const Inspection& file, Findings& findings) {
  for (const Used& image : file.content.images) {
    const Object depth = get(image.object, "/BitsPerComponent");
    if (is_null(depth)) continue;
    const long long bits = integer(depth);
    const bool is_mask = is_true(get(image.object, "/ImageMask"));
    const bool is_right = is_mask ? bits == 1
                                  : bits == 1 || bits == 2 || bits == 4 || bits == 8 ||
                                        (bits == 16 && file.level.part != 1);
    findings.expect(is_right, image.page, std::to_string(bits) + " bits par composante");
  }
}

void jpeg2000_is_right(const Inspection& file, Findings& findings) {
  for (const Used& used : file.content.images) {
    const std::vector<std::string> filters = filters_of(used.object);
    if (filters.empty() || filters.back() != "JPXDecode") continue;
    Object stream = used.object;
    const auto raw = stream.getRawStreamData();
    const Jpeg2000 image = jpeg2000({reinterpret_cast<const char*>(raw->getBuffer()),
                                     std::min<std::size_t>(raw->getSize(), 65536)});
    const bool has_space = has(used.object, "/ColorSpace");
    const auto expect = [&](bool is_right, const char* what) {
      findings.expect(is_right, used.page, what);
    };
    expect(image.channels == 1 || image.channels == 3 || image.channels == 4,
           "nombre de composantes");
    expect(has_space || image.space_count == 1 || image.approximate_count == 1,
           "espaces de couleur");
    expect(has_space || (image.method >= 1 && image.method <= 3), "méthode de couleur");
    expect(has_space || image.enumerated != 19, "espace CIEJab");
    expect(!image.has_depths && image.depth >= 1 && image.depth <= 38, "profondeur de couleur");
  }
}

void forms_are_whole(const Inspection& file, Findings& findings) {
  for (const auto& [number, form] : file.content.forms) {
    if (is_null(form.object)) continue;
    const bool is_right = name(form.object, "/Subtype2") != "PS" && !has(form.object, "/PS") &&
                          (!has(form.object, "/OPI") || file.level.part == 1);
    findings.expect(is_right, form.page, object_label(form.object));
    if (file.level.part == 1) continue;
    findings.expect(name(form.object, "/Subtype") != "PS", form.page, object_label(form.object));
    findings.expect(!has(form.object, "/Ref"), form.page, "renvoi à un autre fichier");
  }
  for (const Used& used : file.content.other_objects) {
    if (file.level.part == 1) break;
    findings.expect(name(used.object, "/Subtype") != "PS", used.page, "PostScript");
  }
}

void forms_have_no_reference(const Inspection& file, Findings& findings) {
  for (const auto& [number, form] : file.content.forms) {
    if (is_null(form.object)) continue;
    findings.expect(!has(form.object, "/Ref"), form.page, "renvoi à un autre fichier");
  }
}

void nothing_is_postscript(const Inspection& file, Findings& findings) {
  for (const Used& used : file.content.other_objects) {
    findings.expect(name(used.object, "/Subtype") != "PS", used.page, object_label(used.object));
  }
}

void forms_have_no_opi(const Inspection& file, Findings& findings) {
  for (const auto& [number, form] : file.content.forms) {
    if (!is_null(form.object)) findings.expect(!has(form.object, "/OPI"), form.page, "OPI");
  }
}

void check_halftone(const Object& halftone, const std::string& ink, int page, Findings& findings,
                    int depth = 0) {
  if (!is_dictionary(halftone) && !is_stream(halftone)) return;
  const long long type = integer(get(halftone, "/HalftoneType"));
  findings.expect(type == 1 || type == 5, page, "trame de type " + std::to_string(type));
  findings.expect(!has(halftone, "/HalftoneName"), page, "trame nommée");
  const bool is_primary = is_among("  Cyan Magenta Yellow Black ", ink);
  const bool has_function = has(halftone, "/TransferFunction");
  findings.expect(ink == "Default" || has_function != is_primary, page, "transfert de la trame");
  if (type != 5 || depth > 2) return;
  Object all = halftone;
  if (all.isStream()) all = all.getDict();
  for (auto& [key, part] : all.getDictAsMap()) {
    if (is_dictionary(part) || is_stream(part)) {
      check_halftone(part, key.substr(1), page, findings, depth + 1);
    }
  }
}

void states_keep_the_colours(const Inspection& file, Findings& findings) {
  const bool is_first = file.level.part == 1;
  for (const Used& state : file.content.states) {
    findings.expect(!has(state.object, "/TR"), state.page, "fonction de transfert");
    const Object second = get(state.object, "/TR2");
    findings.expect(is_null(second) || name(second) == "Default", state.page,
                    "fonction de transfert");
    if (is_first) continue;
    findings.expect(!has(state.object, "/HTP"), state.page, "phase de trame");
    check_halftone(get(state.object, "/HT"), "", state.page, findings);
  }
}

void intents_are_known(const Inspection& file, Findings& findings) {
  for (const Noticed& each : file.content.of(Notice::odd_intent)) {
    findings.expect(false, each.page, "« " + each.detail + " »");
  }
}

void blend_modes_are_known(const Inspection& file, Findings& findings) {
  constexpr std::string_view kModes =
      " Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight "
      "SoftLight Difference Exclusion Hue Saturation Color Luminosity ";
  for (const Used& state : file.content.states) {
    std::vector<Object> modes = items(get(state.object, "/BM"));
    if (is_name(get(state.object, "/BM"))) modes.push_back(get(state.object, "/BM"));
    for (const Object& mode : modes) {
      findings.expect(is_among(kModes, name(mode)), state.page, "« " + name(mode) + " »");
    }
  }
}

void transparency_has_a_space(const Inspection& file, Findings& findings) {
  for (const int page : file.content.transparent_pages) {
    const Object group = get(file.pages[static_cast<std::size_t>(page - 1)].object, "/Group");
    findings.expect(!file.output_space.empty() || has(group, "/CS"), page,
                    "transparence sans espace de mélange");
  }
}

void nothing_is_transparent(const Inspection& file, Findings& findings) {
  for (const Used& state : file.content.states) {
    const Object mask = get(state.object, "/SMask");
    findings.expect(is_null(mask) || name(mask) == "None", state.page, "masque");
    const std::string mode = name(state.object, "/BM");
    findings.expect(mode.empty() || mode == "Normal" || mode == "Compatible", state.page,
                    "mélange");
    for (const char* key : {"/CA", "/ca"}) {
      const double opacity = number(get(state.object, key)).value_or(1);
      findings.expect(std::abs(opacity - 1) < 0.000001, state.page, "opacité");
    }
  }
  for (const Used& image : file.content.images) {
    const Object mask = get(image.object, "/SMask");
    findings.expect(is_null(mask) || name(mask) == "None", image.page, "masque d’une image");
  }
  for (const auto& [number, form] : file.content.forms) {
    const Object group = get(form.object, "/Group");
    findings.expect(name(group, "/S") != "Transparency", form.page, "groupe");
  }
  int number = 0;
  for (const Page& page : file.pages) {
    findings.expect(name(get(page.object, "/Group"), "/S") != "Transparency", ++number, "groupe");
  }
}

constexpr const char* kProfile =
    "exportez avec un profil de couleurs (sRVB) comme intention de sortie";
constexpr const char* kFlatten = "aplatissez la page, ou exportez-la de nouveau";

constexpr std::array kColourRules{
    RuleCode{archive("6.2.3", "6.2.2"), "le profil de sortie est un profil d’écran ou d’imprimante",
             kProfile, output_profiles_are_right},
    RuleCode{archive("6.2.3", "6.2.2"), "les intentions de sortie ont le même profil", kProfile,
             output_profiles_are_one},
    RuleCode{archive("6.2.4.3", "6.2.3.3"), "les couleurs ont un profil", kProfile,
             colours_have_a_meaning},
    RuleCode{archive("6.2.4.2", "6.2.3.2"),
             "les profils de couleur sont lisibles et pas trop récents", kProfile,
             colour_profiles_are_right},
    RuleCode{archive("6.2.4.2", ""), "aucune couleur CMJN à profil ne surimprime en mode 1",
             kFlatten, cmyk_is_not_overprinted},
    RuleCode{archive("6.2.4.4", ""), "toute encre d’un mélange est décrite", kFlatten,
             spot_colours_are_described},
    RuleCode{archive("6.2.4.4", ""), "une encre a partout la même description", kFlatten,
             spot_colours_are_one},
    RuleCode{archive("6.2.8", "6.2.4"), "toute image est dans le fichier, sans rechange",
             "placez l’image elle-même", images_are_whole},
    RuleCode{archive("6.2.8", "6.2.4"), "aucune image n’est interpolée",
             "désactivez le lissage de l’image", images_are_not_interpolated},
    RuleCode{archive("6.2.8", "6.2.4"), "toute image a une profondeur de couleur permise",
             "enregistrez l’image en 8 bits", images_have_their_depth},
    RuleCode{archive("6.2.8.3", ""), "toute image JPEG 2000 est de celles que PDF/A lit",
             "enregistrez l’image en JPEG ou en PNG", jpeg2000_is_right},
    RuleCode{archive("6.2.9", "6.2.5"), "aucun formulaire ne dépend de PostScript ni d’ailleurs",
             kFlatten, forms_are_whole},
    RuleCode{both("7.20", "", "6.2.6"), "aucun formulaire ne renvoie à un autre fichier", kFlatten,
             forms_have_no_reference},
    RuleCode{archive("", "6.2.7"), "rien n’est en PostScript", kFlatten, nothing_is_postscript},
    RuleCode{archive("", "6.2.4"), "aucun formulaire n’est à remplacer (OPI)", kFlatten,
             forms_have_no_opi},
    RuleCode{archive("6.2.5", "6.2.8"), "les états graphiques gardent les couleurs", kFlatten,
             states_keep_the_colours},
    RuleCode{archive("6.2.6", "6.2.9"), "l’intention de rendu est l’une des quatre", kFlatten,
             intents_are_known},
    RuleCode{archive("6.2.10", ""), "les modes de mélange sont connus", kFlatten,
             blend_modes_are_known},
    RuleCode{archive("6.2.10", ""), "toute page transparente a un espace de mélange", kProfile,
             transparency_has_a_space},
    RuleCode{archive("", "6.4"), "rien n’est transparent", "aplatissez la transparence",
             nothing_is_transparent},
};

}  // namespace

std::span<const RuleCode> colour_rules() {
  return kColourRules;
}

}  // namespace copil::conformity
