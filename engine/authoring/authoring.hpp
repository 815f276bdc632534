#pragma once

#include <string>
#include <vector>

#include "base/layers.hpp"
#include "diagnostics/diagnostic.hpp"
#include "expansion/names.hpp"

/// Help for those who write templates: where a sentence stands, who includes a part, a new
/// template, what names are worth.
namespace copil::authoring {

/// A place of a template and its line.
struct Finding {
  Place place;
  std::string line;
  std::string name;  ///< of the file, under the folder of templates
};

struct Search {
  std::vector<Finding> findings;
  /// The words looked for: those asked for, or the longest stretch of them that stands somewhere,
  /// when a value printed among them is not in any template.
  std::string words;
};

/// Where the templates of the folder say these words, whatever the blanks, line ends, quotes,
/// case, accents and marks of emphasis. `folder` holds `<nom>/modele.md`; places are under
/// `templates/`. Errors: the folder cannot be read, no word.
Checked<Search> find_phrase(const Layers& folder, const std::string& phrase);

/// Where templates include that part (`communs/article-9.md`, or the end of its path). Errors: the
/// folder cannot be read; no part of that name, with « vouliez-vous dire ».
Checked<std::vector<Finding>> find_usages(const Layers& folder, const std::string& part);

/// Writes `templates/<nom>/modele.md` and `reports/<nom>.yaml` to start from, where neither is, in
/// the upper layer when there is one. Gives their paths. Errors: a name that is none, one that is
/// taken, a disk that refuses.
Checked<std::vector<std::string>> start_template(const Layers& root, const std::string& name);

/// Whether a template and its report may bear that name: it is a part of paths and of file names.
bool is_template_name(const std::string& name);

/// What each name is worth for one document, a line each: `territoire.libelle = …`; lists by their
/// count and first item.
std::string values_text(const expansion::Names& names);

}  // namespace copil::authoring
