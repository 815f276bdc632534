#include "records/reading/rapprochements.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include "diagnostics/warning.hpp"
#include "records/reading/columns.hpp"
#include "records/reading/file_reader.hpp"
#include "records/reading/files.hpp"

namespace copil::records {

namespace {

enum { kOneJeune, kOtherJeune };

constexpr std::string_view kItself = "un pseudonyme est rapproché de lui-même";
constexpr std::string_view kSaidAgain =
    "doublon : une ligne précédente rapproche déjà ces deux pseudonymes, elle seule est gardée";
constexpr std::string_view kCycle = "rapprochements en rond : cette ligne ramène à son départ";
constexpr std::size_t kContradictionsShown = 5;

/// The pseudonyms of the rows kept so far, with what leads from one to the next.
class Chains {
 public:
  /// Why the row cannot be kept; empty: it is, and is added.
  std::string_view add(std::string_view first, std::string_view other) {
    if (first == other) return kItself;
    const std::uint32_t from = names_.add(first).number;
    const std::uint32_t to = names_.add(other).number;
    while (next_.size() < names_.size()) {
      parent_.push_back(static_cast<std::uint32_t>(next_.size()));
      next_.emplace_back();
    }
    const auto& known = next_[from];
    if (std::find(known.begin(), known.end(), to) != known.end()) return kSaidAgain;
    // Only a row between pseudonyms of one group can close a circle.
    if (root_of(from) == root_of(to) && leads(to, from)) return kCycle;
    next_[from].push_back(to);
    const std::uint32_t a = root_of(from);
    const std::uint32_t b = root_of(to);
    parent_[std::max(a, b)] = std::min(a, b);
    return {};
  }

  std::vector<std::vector<std::string>> groups() {
    std::vector<std::vector<std::string>> groups;
    std::vector<std::size_t> places(names_.size(), SIZE_MAX);
    for (std::uint32_t number = 0; number < names_.size(); ++number) {
      const std::uint32_t root = root_of(number);
      if (root == number && next_[number].empty()) continue;
      if (places[root] == SIZE_MAX) {
        places[root] = groups.size();
        groups.emplace_back();
      }
      groups[places[root]].emplace_back(names_.text(number));
    }
    return groups;
  }

 private:
  std::uint32_t root_of(std::uint32_t number) {
    while (parent_[number] != number) {
      parent_[number] = parent_[parent_[number]];
      number = parent_[number];
    }
    return number;
  }

  bool leads(std::uint32_t from, std::uint32_t to) const {
    std::set<std::uint32_t> seen{from};
    std::vector<std::uint32_t> way{from};
    while (!way.empty()) {
      const std::uint32_t at = way.back();
      way.pop_back();
      if (at == to) return true;
      for (const std::uint32_t next : next_[at]) {
        if (seen.insert(next).second) way.push_back(next);
      }
    }
    return false;
  }

  Numbering names_;
  std::vector<std::vector<std::uint32_t>> next_;
  std::vector<std::uint32_t> parent_;  ///< of the groups, a smaller number above a greater one
};

}  // namespace

namespace {

/// Reads one part of the file.
void read_part(const exports::Table& table, Chains& chains, RapprochementsRead& read,
               exports::Rejects& rejects) {
  const std::string text = table.all_rows();
  exports::Rows rows{text, table.format, {0, text.size()}};
  const Territoires none;
  const Numbering no_codes;
  RowReader row{table, rows, none, no_codes};
  while (rows.next()) {
    row.start();
    const std::string_view first = row.identifier(kOneJeune);
    const std::string_view other = row.identifier(kOtherJeune);
    ++read.count.read;
    if (!row.is_faulty()) {
      const std::string_view fault = chains.add(first, other);
      if (!fault.empty()) row.blame(kOtherJeune, fault);
    }
    if (const auto& blame = row.blame()) {
      ++read.count.rejected;
      add_reject(rejects, table, table.first_line + rows.line(), *blame, rows.text(), {},
                 rows.cell(kOneJeune));
    } else {
      ++read.count.kept;
    }
  }
  read.count.bytes += table.content.byte_count();
  read.count.columns = table.columns_found();
  read.header_copies.push_back(rows.header_copies());
}

}  // namespace

RapprochementsRead read_rapprochements(const std::vector<exports::Table>& parts,
                                       exports::Rejects& rejects) {
  RapprochementsRead read;
  Chains chains;
  for (const exports::Table& part : parts) read_part(part, chains, read, rejects);
  read.groups = chains.groups();
  read.count.is_present = true;
  assert(read.count.read == read.count.kept + read.count.rejected);
  return read;
}

namespace {

/// The youths of a group that the data know, the one read first at the front.
std::vector<JeuneId> known_youths(const std::unordered_map<std::string_view, JeuneId>& by_code,
                                  const std::vector<std::string>& group) {
  std::vector<JeuneId> youths;
  for (const auto& code : group) {
    const auto found = by_code.find(code);
    if (found != by_code.end()) youths.push_back(found->second);
  }
  std::sort(youths.begin(), youths.end());
  return youths;
}

/// Takes what `kept` lacks from `other`; true when both have it and differ.
template <class T>
bool take_trait(T& kept, const T& other, const T& unknown) {
  if (other == unknown || kept == other) return false;
  if (kept != unknown) return true;
  kept = other;
  return false;
}

/// Gathers the traits of the groups' youths on the first of each, and complains of those that
/// differ.
class Traits {
 public:
  Traits(Jeunes& jeunes, const std::string& path) : jeunes_(jeunes), path_(path) {
    for (const auto zone : jeunes.zone) zones_.emplace_back(zone);
  }

  void take(JeuneId kept, JeuneId other) {
    if (take_trait(jeunes_.naissance[kept], jeunes_.naissance[other], Day::unknown)) {
      complain(kept, other, "la même date de naissance");
    }
    if (take_trait(jeunes_.sexe[kept], jeunes_.sexe[other], Sexe::inconnu)) {
      complain(kept, other, "le même sexe");
    }
    (void)take_trait(jeunes_.niveau[kept], jeunes_.niveau[other], std::uint8_t{0});
    (void)take_trait(zones_[kept], zones_[other], std::string{});
    jeunes_.handicap[kept] = jeunes_.handicap[kept] || jeunes_.handicap[other];
    jeunes_.is_listed[kept] = jeunes_.is_listed[kept] || jeunes_.is_listed[other];
  }

  Diagnostics finish() {
    jeunes_.zone.clear();
    for (const auto& zone : zones_) jeunes_.zone.push_back(zone);
    if (count_ > kContradictionsShown) {
      warn("et " + std::to_string(count_ - kContradictionsShown) + " autres du même genre", {});
    }
    return std::move(warnings_);
  }

 private:
  void complain(JeuneId kept, JeuneId other, const std::string& what) {
    if (++count_ > kContradictionsShown) return;
    const std::string first{jeunes_.code[kept]};
    warn("« " + first + " » et « " + std::string{jeunes_.code[other]} +
             " », rapprochés, n'ont pas " + what,
         {"ce que dit « " + first + " » est retenu : vérifiez le rapprochement"});
  }

  void warn(std::string message, std::vector<std::string> hints) {
    warnings_.push_back(plain_warning(std::move(message), std::move(hints), {path_}));
  }

  Jeunes& jeunes_;
  const std::string& path_;
  std::vector<std::string> zones_;
  std::size_t count_ = 0;
  Diagnostics warnings_;
};

/// Takes the youths out whose place another has taken; gives each former number its new one.
std::vector<JeuneId> renumber(Jeunes& jeunes, const std::vector<JeuneId>& stands_for) {
  std::vector<JeuneId> numbers(stands_for.size());
  std::vector<JeuneId> dropped;
  Texts codes;
  std::vector<bool> is_listed;
  for (JeuneId old = 0; old < stands_for.size(); ++old) {
    if (stands_for[old] != old) {
      dropped.push_back(old);
      numbers[old] = numbers[stands_for[old]];
      jeunes.others.emplace(jeunes.code[old], numbers[old]);
      continue;
    }
    numbers[old] = static_cast<JeuneId>(codes.size());
    codes.push_back(jeunes.code[old]);
    is_listed.push_back(jeunes.is_listed[old]);
  }
  for_each_column(jeunes, [&](auto& column) { drop_from(column, dropped); });
  jeunes.code = std::move(codes);
  jeunes.is_listed = std::move(is_listed);
  return numbers;
}

void rewrite(std::vector<JeuneId>& column, const std::vector<JeuneId>& numbers) {
  for (JeuneId& jeune : column) jeune = numbers[jeune];
}

}  // namespace

Diagnostics join_youths(Records& records, const std::vector<std::vector<std::string>>& groups,
                        const std::string& path) {
  Jeunes& jeunes = records.jeunes;
  std::unordered_map<std::string_view, JeuneId> by_code;
  for (const auto& group : groups) {
    for (const auto& code : group) by_code.emplace(code, kNone);
  }
  for (JeuneId jeune = 0; jeune < jeunes.size(); ++jeune) {
    const auto found = by_code.find(jeunes.code[jeune]);
    if (found != by_code.end()) found->second = jeune;
  }
  std::erase_if(by_code, [](const auto& entry) { return entry.second == kNone; });
  std::vector<JeuneId> stands_for(jeunes.size());
  for (JeuneId jeune = 0; jeune < jeunes.size(); ++jeune) stands_for[jeune] = jeune;
  Traits traits{jeunes, path};
  for (const auto& group : groups) {
    const auto youths = known_youths(by_code, group);
    for (std::size_t i = 1; i < youths.size(); ++i) {
      stands_for[youths[i]] = youths[0];
      traits.take(youths[0], youths[i]);
    }
  }
  Diagnostics warnings = traits.finish();
  const auto numbers = renumber(jeunes, stands_for);
  for (const auto& group : groups) {
    const auto youths = known_youths(by_code, group);
    if (youths.empty()) continue;
    for (const auto& code : group) {
      if (!by_code.contains(code)) jeunes.others.emplace(code, numbers[youths[0]]);
    }
  }
  rewrite(records.cotraitances.jeune, numbers);
  rewrite(records.inscriptions.jeune, numbers);
  rewrite(records.civis.jeune, numbers);
  rewrite(records.accompagnements.jeune, numbers);
  rewrite(records.services.jeune, numbers);
  rewrite(records.evaluations_mrs.jeune, numbers);
  rewrite(records.prescriptions_pops.jeune, numbers);
  return warnings;
}

}  // namespace copil::records
