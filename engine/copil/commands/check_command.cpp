// The command that holds PDF files to the standards: controler.
#include <algorithm>
#include <filesystem>

#include "conformity/check.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/steps.hpp"
#include "files/files.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

using conformity::Norms;

bool is_pdf_name(const std::filesystem::path& path) {
  const std::string ending = path.extension().string();
  return ending == ".pdf" || ending == ".PDF";
}

/// The PDF files in a folder and in those under it, by name; links to folders are not followed.
std::vector<std::string> files_under(const std::string& folder) {
  std::vector<std::string> found;
  std::error_code error;
  std::filesystem::recursive_directory_iterator at(
      folder, std::filesystem::directory_options::skip_permission_denied, error);
  while (!error && at != std::filesystem::end(at)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored) && is_pdf_name(at->path())) {
      found.push_back(at->path().string());
    }
    at.increment(error);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Diagnostic without_pdf(const std::string& folder) {
  Diagnostic complaint = plain_error("ce dossier n’a aucun fichier PDF",
                                     {"donnez un fichier PDF, ou un dossier qui en contient"});
  complaint.place.file = folder;
  return complaint;
}

/// The files to check, those of folders in their place.
Checked<std::vector<std::string>> chosen_files(const std::vector<std::string>& words) {
  std::vector<std::string> files;
  Diagnostics complaints;
  for (const std::string& word : words) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(word, ignored)) {
      files.push_back(word);
      continue;
    }
    const std::vector<std::string> inside = files_under(word);
    if (inside.empty()) complaints.push_back(without_pdf(word));
    files.insert(files.end(), inside.begin(), inside.end());
  }
  if (!complaints.empty()) return complaints;
  return files;
}

struct Tally {
  int good = 0;
  int faulty = 0;
  int unreadable = 0;

  int status() const {
    if (unreadable > 0) return kStopped;
    return faulty > 0 ? kDoneWithFaults : kDone;
  }
};

std::string tally_text(const Tally& tally) {
  const int count = tally.good + tally.faulty + tally.unreadable;
  return wording::counted(count, "fichier contrôlé", "fichiers contrôlés") + " : " +
         std::to_string(tally.good) + " sans écart, " + std::to_string(tally.faulty) +
         " en écart, " + wording::counted(tally.unreadable, "illisible", "illisibles") + ".\n";
}

class Checking {
 public:
  Checking(Norms norms, bool is_csv, bool is_alone, Terminal& terminal)
      : norms_(norms), is_csv_(is_csv), is_alone_(is_alone), terminal_(terminal) {
    if (is_csv_) text_ = conformity::csv_header();
  }

  void check(const std::string& file) {
    const auto bytes = files::read_file(file);
    if (!bytes) return add_unreadable(bytes.error(), file);
    const auto checked = conformity::check(*bytes, file, norms_);
    if (!checked) return add_unreadable(checked.error(), file);
    checked->is_met() ? ++tally_.good : ++tally_.faulty;
    if (is_csv_) {
      text_ += conformity::report_csv(*checked, file);
    } else {
      text_ +=
          is_alone_ ? conformity::report_text(*checked) : conformity::short_text(*checked, file);
    }
  }

  std::string text() const { return is_csv_ || is_alone_ ? text_ : text_ + tally_text(tally_); }
  int status() const { return tally_.status(); }

 private:
  void add_unreadable(const Diagnostics& why, const std::string& file) {
    ++tally_.unreadable;
    report(terminal_, why, kStopped);
    if (is_csv_) text_ += conformity::unreadable_csv(why, file);
  }

  Norms norms_;
  bool is_csv_;
  bool is_alone_;
  Terminal& terminal_;
  Tally tally_;
  std::string text_;
};

}  // namespace

int run_controler(const ControlerOptions& asked, const Situation& situation) {
  const auto files = chosen_files(asked.files);
  if (!files) return report(situation.terminal, files.error(), kStopped);
  const bool is_alone = files->size() == 1 && files->front() == asked.files.front();
  const bool is_csv = asked.format == "csv";
  const Norms norms = asked.norme == "ua" ? Norms::ua : asked.norme == "a" ? Norms::a : Norms::all;
  Checking checking(norms, is_csv, is_alone, situation.terminal);
  for (const std::string& file : *files) checking.check(file);
  const bool has_nothing = is_alone && !is_csv && checking.status() == kStopped;
  if (has_nothing) return kStopped;
  const int delivered = deliver(checking.text(), asked.fichier, situation.terminal);
  return delivered == kDone ? checking.status() : delivered;
}

}  // namespace copil::program
