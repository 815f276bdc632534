#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/exact.hpp"
#include "records/records.hpp"

/// The staff of Pôle emploi assigned to missions locales (article 7).
namespace copil::committees {

using records::TerritoireId;

/// The posts that the agreement keeps up, in the whole country (articles 7 and 11).
inline constexpr std::int64_t kPosts = 325;

/// A term of an agent, as known at an arrêté.
struct Posting {
  std::size_t row = 0;      ///< of agents.csv
  Day term;                 ///< the first day after three years
  bool is_renewal = false;  ///< a term of the same agent came before: it is the last one
  bool is_current = false;  ///< the agent is there on the arrêté
  /// Current although its three years are over: a renewal or a departure is missing.
  bool is_beyond_term = false;
  /// Current, and its last day comes within three months: the time to renew it or to replace the
  /// agent. The delay is ours; article 7 prints none.
  bool is_ending = false;
  /// When that time has come, the row of the term that follows and has not begun: what comes next
  /// is settled, the term is neither ending nor beyond its three years.
  std::optional<std::size_t> next{};
};

/// The terms begun by the end of `arrete` at or below the territory, by mission locale code, then
/// agent, then first day.
std::vector<Posting> postings(const records::Records& records, TerritoireId territoire, Day arrete);

/// The full-time equivalents of those that are current; exact.
Ratio full_time_equivalents(const records::Agents& agents, const std::vector<Posting>& postings);

/// The three years of a term, renewable once (article 7): the first day after them.
Day term_end(Day debut);

/// True when a term of the same agent began before that one.
bool is_renewal(const records::Agents& agents, std::size_t row);

}  // namespace copil::committees
