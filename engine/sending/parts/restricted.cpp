#include "sending/parts/restricted.hpp"

#include <algorithm>
#include <filesystem>

#include "files/files.hpp"

namespace copil::sending {

namespace {

constexpr std::string_view kMissionColumn = "mission_locale";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// One record of a CSV: as written, its line end included, and its cells.
struct CsvRecord {
  std::string text;
  std::vector<std::string> cells;
};

/// Cuts what `exports::rejects_csv` wrote.
std::vector<CsvRecord> records_of(const std::string& text) {
  std::vector<CsvRecord> records;
  CsvRecord record;
  std::string cell;
  bool is_quoted = false;
  for (const char c : text) {
    record.text += c;
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && (c == ';' || c == '\n')) {
      record.cells.push_back(std::exchange(cell, {}));
      if (c == '\n') records.push_back(std::exchange(record, {}));
    } else {
      cell += c;
    }
  }
  return records;
}

/// The bytes of a companion of the run; nothing where the run has none.
Checked<std::string> companion(const std::string& run, const std::string& name) {
  std::error_code error;
  const std::string path = run + "/" + name;
  return std::filesystem::exists(path, error) ? files::read_file(path)
                                              : Checked<std::string>{std::string{}};
}

}  // namespace

Checked<RunExtracts> RunExtracts::read(const std::string& run) {
  RunExtracts extracts;
  const auto figures = companion(run, "chiffres.csv");
  if (!figures) return figures.error();
  if (!figures->empty()) {
    auto parsed = campaign::parse_figures(*figures, run + "/chiffres.csv");
    if (!parsed) return parsed.error();
    for (auto& figure : *parsed) {
      extracts.below_[figure.rattachement].insert(figure.territoire);
      extracts.figures_[figure.territoire].push_back(std::move(figure));
    }
  }
  const auto rejects = companion(run, "rejets.csv");
  if (!rejects) return rejects.error();
  const auto records = records_of(*rejects);
  if (records.empty()) return extracts;
  extracts.rejects_header_ = records.front().text;
  const auto& names = records.front().cells;
  const auto column = std::find(names.begin(), names.end(), kMissionColumn);
  const auto at = static_cast<std::size_t>(column - names.begin());
  for (std::size_t i = 1; i < records.size(); ++i) {
    if (at >= records[i].cells.size() || records[i].cells[at].empty()) continue;
    extracts.rejects_[records[i].cells[at]].push_back(records[i].text);
  }
  return extracts;
}

std::set<std::string> RunExtracts::held_by(const std::string& territory) const {
  std::set<std::string> held{territory};
  std::vector<std::string> left{territory};
  while (!left.empty()) {
    const std::string code = std::move(left.back());
    left.pop_back();
    const auto children = below_.find(code);
    if (children == below_.end()) continue;
    for (const auto& child : children->second) {
      if (held.insert(child).second) left.push_back(child);
    }
  }
  return held;
}

std::string RunExtracts::figures_of(const std::string& territory) const {
  std::vector<campaign::RunFigure> kept;
  for (const auto& code : held_by(territory)) {
    const auto figures = figures_.find(code);
    if (figures == figures_.end()) continue;
    kept.insert(kept.end(), figures->second.begin(), figures->second.end());
  }
  return kept.empty() ? std::string{} : campaign::figures_csv(kept);
}

std::string RunExtracts::rejects_of(const std::string& territory) const {
  std::string text = rejects_header_.empty() ? std::string{kByteOrderMark} : rejects_header_;
  for (const auto& code : held_by(territory)) {
    const auto rows = rejects_.find(code);
    if (rows == rejects_.end()) continue;
    for (const auto& row : rows->second) text += row;
  }
  return text;
}

campaign::RunRecord restricted(const campaign::RunRecord& record, const std::string& territory) {
  campaign::RunRecord own = record;
  own.inputs.clear();
  own.companions.clear();
  own.folder_names.clear();
  own.origins.reports.clear();
  const auto is_of_another = [&](const campaign::RecordedDocument& document) {
    return document.territoire != territory;
  };
  std::erase_if(own.documents, is_of_another);
  std::erase_if(own.objectless, is_of_another);
  return own;
}

}  // namespace copil::sending
