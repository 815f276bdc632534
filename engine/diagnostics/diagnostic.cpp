#include "diagnostics/diagnostic.hpp"

#include <algorithm>
#include <numeric>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "base/utf8.hpp"
#include "wording/text.hpp"

namespace copil {

namespace {

/// The first `count` code points of the text.
std::string_view first_code_points(std::string_view text, int count) {
  return text.substr(0, bytes_of_characters(text, static_cast<std::size_t>(count)));
}

std::string location(const Place& place) {
  if (place.file.empty()) return {};
  std::string text = printable(place.file);
  if (place.line > 0) text += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ":" + std::to_string(place.column);
  return text + ": ";
}

std::string excerpt(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  if (diagnostic.source_line.empty() || place.line <= 0) return {};
  const std::string line = printable(diagnostic.source_line);
  std::string number = std::to_string(place.line);
  number.insert(0, 6 - std::min<std::size_t>(6, number.size()), ' ');
  std::string text = number + " | " + line + "\n";
  if (place.column <= 0) return text;
  const std::string_view before = first_code_points(line, place.column - 1);
  const std::string_view marked =
      first_code_points(std::string_view{line}.substr(before.size()), std::max(1, place.length));
  text += std::string(number.size(), ' ') + " | " +
          std::string(static_cast<std::size_t>(wording::display_width(before)), ' ') +
          std::string(static_cast<std::size_t>(std::max(1, wording::display_width(marked))), '^') +
          "\n";
  return text;
}

}  // namespace

Diagnostic plain_error(std::string message, std::vector<std::string> hints) {
  Diagnostic diagnostic;
  diagnostic.message = std::move(message);
  diagnostic.hints = std::move(hints);
  return diagnostic;
}

bool has_errors(std::span<const Diagnostic> diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string formatted(const Diagnostic& diagnostic) {
  const char* severity = diagnostic.severity == Severity::error ? "erreur" : "attention";
  std::string text = location(diagnostic.place) + severity + " : " + printable(diagnostic.message) +
                     "\n" + excerpt(diagnostic);
  for (const auto& hint : diagnostic.hints) text += "   aide : " + printable(hint) + "\n";
  for (const auto& step : diagnostic.trace) text += "   " + printable(step) + "\n";
  return text;
}

std::string formatted(std::span<const Diagnostic> diagnostics) {
  std::string text;
  for (const auto& diagnostic : diagnostics) text += formatted(diagnostic);
  return text;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known) {
  const std::string wanted = folded(word);
  const std::string* best = nullptr;
  std::size_t best_distance = wanted.size() / 3 + 1;
  for (const auto& candidate : known) {
    const std::size_t distance = edit_distance(wanted, folded(candidate));
    if (distance < best_distance ||
        (distance == best_distance && !best && distance < wanted.size())) {
      best = &candidate;
      best_distance = distance;
    }
  }
  return best ? std::optional{*best} : std::nullopt;
}

std::vector<std::string> did_you_mean(std::string_view word, std::span<const std::string> known) {
  if (const auto suggestion = nearest(word, known)) {
    return {"vouliez-vous dire « " + *suggestion + " » ?"};
  }
  if (known.empty() || known.size() > 12) return {};
  std::string list = "possibles : ";
  for (std::size_t i = 0; i < known.size(); ++i) list += (i == 0 ? "" : ", ") + known[i];
  return {list};
}

}  // namespace copil
