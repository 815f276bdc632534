#include "records/reading/hopeless.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace copil::records {

namespace {

constexpr std::size_t kCausesShown = 3;

struct Cause {
  std::string column, reason;
  std::uint64_t count = 0;
  std::string place;  ///< of its first row
  std::string value;
};

/// The causes of a file's rejects, the most frequent first.
std::vector<Cause> causes_of(std::string_view file, const exports::Rejects& rejects) {
  std::map<std::pair<std::string, std::string>, Cause> causes;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const exports::Reject reject = rejects[i];
    if (reject.file != file) continue;
    Cause& cause = causes[{std::string{reject.column}, std::string{reject.reason}}];
    if (cause.count++ > 0) continue;
    cause = {std::string{reject.column}, std::string{reject.reason}, 1,
             exports::place_within(reject), std::string{reject.value}};
  }
  std::vector<Cause> sorted;
  sorted.reserve(causes.size());
  for (auto& [key, cause] : causes) sorted.push_back(std::move(cause));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Cause& a, const Cause& b) { return a.count > b.count; });
  return sorted;
}

std::string text_of(const Cause& cause) {
  constexpr std::size_t kLongest = 60;
  const bool is_short = !cause.value.empty() && cause.value.size() <= kLongest;
  return (cause.column.rfind("colonne ", 0) == 0 ? "" : "colonne ") + cause.column + ", " +
         cause.reason + " (" + cause.place + (is_short ? " : « " + cause.value + " »)" : ")");
}

}  // namespace

Diagnostic hopeless_error(const std::string& path, std::string_view file, const FileCount& count,
                          const exports::Rejects& rejects) {
  const auto causes = causes_of(file, rejects);
  const std::string share = count.read == 1 ? "la seule ligne est rejetée"
                                            : std::to_string(count.rejected) + " lignes sur " +
                                                  std::to_string(count.read) + " sont rejetées";
  std::vector<std::string> hints;
  if (causes.size() == 1) {
    hints.push_back((count.read == 1 ? "" : "toutes pour la même cause : ") + text_of(causes[0]));
  } else {
    for (std::size_t i = 0; i < std::min(causes.size(), kCausesShown); ++i) {
      hints.push_back(std::to_string(causes[i].count) + " fois : " + text_of(causes[i]));
    }
  }
  Diagnostic error =
      plain_error("aucune ligne de ce fichier n'est retenue : " + share, std::move(hints));
  error.place = {path};
  return error;
}

}  // namespace copil::records
