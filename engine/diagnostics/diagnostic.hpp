#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace copil {

/// A stretch of a text file that a message points at.
struct Place {
  std::string file;  ///< as the user named it; empty when nothing is pointed at
  int line = 0;      ///< from 1; 0 for the whole file
  int column = 0;    ///< from 1, in code points; 0 for the whole line
  int length = 1;    ///< code points underlined, at least 1

  bool operator==(const Place&) const = default;
};

enum class Severity { error, warning };

/// What is wrong with the user's input: what was found and expected (`message`), where (`place`),
/// and how to mend it (`hints`). A value: rooms return it, only the program prints it.
struct Diagnostic {
  Severity severity = Severity::error;
  Place place;
  std::string message;             ///< one French sentence without a final full stop
  std::string source_line;         ///< the line of the file at `place`, for the caret; may be empty
  std::vector<std::string> hints;  ///< French, each on a line of its own
  std::vector<std::string> trace;  ///< "pour bilan-local de R82", outermost last

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// What a stage returns: its result, or everything that is wrong (at least one error).
template <class T>
using Checked = Result<T, Diagnostics>;

/// Moves the result into `target`, or adds what is wrong to `complaints`: to gather the faults of
/// several steps before giving up.
template <class T>
void collect(Checked<T>&& checked, T& target, Diagnostics& complaints) {
  if (checked) {
    target = std::move(*checked);
  } else {
    complaints.insert(complaints.end(), checked.error().begin(), checked.error().end());
  }
}

/// An error that points at no file.
Diagnostic plain_error(std::string message, std::vector<std::string> hints = {});

/// True when at least one is an error.
bool has_errors(std::span<const Diagnostic> diagnostics);

/// The message as users read it, ending with a line feed:
///     modele.md:12:5: erreur : nom inconnu « libele »
///        12 | {{ territoire.libele }}
///           |               ^^^^^^
///        aide : vouliez-vous dire « libelle » ?
/// The caret is placed by display width (tabs as one column, combining marks as none).
std::string formatted(const Diagnostic& diagnostic);

/// All of them, one after the other, in order.
std::string formatted(std::span<const Diagnostic> diagnostics);

/// Insertions, deletions, replacements and swaps of neighbours from one text to the other, in
/// bytes.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known word nearest to `word` (case, accents and a few slips of the keyboard forgiven),
/// or nothing when none is near enough to be worth suggesting.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known);

/// The hint « vouliez-vous dire … ? » for `word`, else the list of what is known when it is short
/// (at most 12 words), else nothing: ready to be appended to `hints`.
std::vector<std::string> did_you_mean(std::string_view word, std::span<const std::string> known);

}  // namespace copil
