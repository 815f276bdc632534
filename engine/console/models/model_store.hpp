#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "expansion/template.hpp"
#include "vocabulary/report.hpp"

/// The texts of templates and reports that a team changes, and those that they were before.
namespace copil::console {

/// What the name of a template's text begins with.
inline constexpr std::string_view kTemplates = "templates/";

/// A text that was the current one.
struct ModelVersion {
  int number = 0;  ///< from 1
  std::int64_t when = 0;
  std::string who;  ///< empty: it came with the program
  std::string sha256;
};

/// Texts by their names: `templates/bilan-local/modele.md`, `reports/bilan-local.yaml`. Every
/// function that takes a name refuses those that are not among `names()`: none is joined to a
/// folder before it was found there.
class ModelStore {
 public:
  /// Under `folder`, `courant/` holds the texts that lie over those of the resources, `versions/`
  /// the former ones.
  ModelStore(vocabulary::Resources resources, std::string folder);

  /// Those it was given, the texts saved here over them.
  const vocabulary::Resources& resources() const { return resources_; }

  /// All there are, by name.
  Checked<std::vector<std::string>> names() const;
  /// The current text.
  Checked<std::string> text(const std::string& name) const;
  /// True when a text saved here lies over the one that came with the program.
  bool is_changed(const std::string& name) const;
  /// Where templates are read from; messages name a text as `names()` does, whatever its layer.
  expansion::Sources sources() const;

  /// In the order made; empty for a text that was never changed here.
  Checked<std::vector<ModelVersion>> versions(const std::string& name) const;
  Checked<std::string> version_text(const std::string& name, int number) const;

  /// Makes the text the current one; the one before stays a version. The caller has checked it.
  /// Whenever the machine stops, the current text is the one before or this one, whole.
  Diagnostics save(const std::string& name, const std::string& text, const std::string& who,
                   std::int64_t when) const;

  /// A template and its report copied from those of another under a new name. Gives the name of
  /// the new template's text. Errors: a name that is none, one that is taken.
  Checked<std::string> copy(const vocabulary::Report& from, const std::string& name) const;
  /// Takes away what `copy` made.
  void forget_copy(const std::string& name) const;

 private:
  /// Errors: no template or report has that name.
  Diagnostics refuse_unknown(const std::string& name) const;
  Diagnostics keep_version(const std::string& name, const std::string& text, ModelVersion version,
                           std::vector<ModelVersion> before) const;

  std::string versions_of(const std::string& name) const;
  std::string current_path(const std::string& name) const;
  Checked<std::string> text_known(const std::string& name) const;

  vocabulary::Resources resources_;
  std::string folder_;
};

}  // namespace copil::console
