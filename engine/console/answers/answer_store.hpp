#pragma once

#include <string>

#include "base/period.hpp"
#include "diagnostics/diagnostic.hpp"
#include "expansion/template.hpp"
#include "returns/typed.hpp"

/// What people typed into the forms of documents, kept on the disk.
namespace copil::console {

/// A document. Its report and its territory were looked up in what there is: they name files.
struct DocumentKey {
  std::string report;
  std::string territory;  ///< its code
  Period period;
};

/// The texts of a form, those that answer it and those that do not yet.
class AnswerStore {
 public:
  /// `folder` is made when something is first written.
  explicit AnswerStore(std::string folder) : folder_(std::move(folder)) {}

  /// All that was typed: a text that is not an answer yet goes before the answer that it replaces.
  /// Errors: a file that cannot be read.
  Checked<returns::Typed> read(const DocumentKey& key) const;

  /// Keeps what was typed. What answers the form stands in a file that `--reponses` reads, the rest
  /// in a draft under `brouillons/`. When it comes back without an error, all of it is on the disk;
  /// whenever the machine stops, what was on the disk before is there.
  Diagnostics write(const DocumentKey& key, const returns::Typed& typed,
                    const expansion::Form& form) const;

  /// What `--reponses` reads for documents of that period; it is there once somebody answered.
  std::string folder(Period period) const;
  bool has_folder(Period period) const;
  /// The file of the document's answers.
  std::string file(const DocumentKey& key) const;

 private:
  std::string draft(const DocumentKey& key) const;

  std::string folder_;
};

}  // namespace copil::console
