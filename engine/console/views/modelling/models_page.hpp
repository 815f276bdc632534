#pragma once

#include <string>

#include "console/models/model_trial.hpp"
#include "console/views/views.hpp"

/// The page on which a text of templates or reports is written.
namespace copil::console {

/// What is written, and for which document it is shown.
struct WrittenModel {
  TriedText tried;
  std::string current;                             ///< the text in force
  std::vector<const vocabulary::Report*> users{};  ///< the reports that use the text
  TrialChoice choice;                              ///< `report` is null when none uses it
};

/// The text named by the question, looked up, with the document chosen; the text in force unless
/// one was posted. Nothing when there is no such text, or no such territory for the user.
std::optional<WrittenModel> written_model(const Question& question, Site& site);

/// Two texts with the same mark are the same.
std::string model_mark(const std::string& text);

/// The page: text, faults, document beside. `message` says why nothing was saved; may be empty.
Reply model_page(const WrittenModel& written, const TrialPage& page, const std::string& message,
                 const Question& question, Site& site);

/// The article of a document as a part of another page: its headings are one level deeper.
std::string deeper(std::string html);
/// « ligne 12, colonne 3 : … (aide) », with the file when it is another than that text.
std::string model_fault_text(const Diagnostic& fault, const std::string& name);
/// Lines that differ, as markup.
std::string diff_markup(const std::string& before, const std::string& after);

}  // namespace copil::console
