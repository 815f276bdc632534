#include "records/doubting/strangers.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/folded.hpp"
#include "diagnostics/warning.hpp"
#include "records/doubting/code_cores.hpp"
#include "records/reading/ordered.hpp"

namespace copil::records {

namespace {

/// Rows looked at in a file: enough to tell one in ten from all, few beside millions.
constexpr std::size_t kRowsLookedAt = 100'000;
constexpr std::size_t kStrangersShown = 2;

/// Youths of a file, without repetition, in the order of their first row.
std::vector<JeuneId> sample_of(const std::vector<JeuneId>& rows, std::size_t youth_count) {
  std::vector<bool> is_seen(youth_count, false);
  std::vector<JeuneId> youths;
  const std::size_t step = rows.size() / kRowsLookedAt + 1;
  for (std::size_t row = 0; row < rows.size(); row += step) {
    if (is_seen[rows[row]]) continue;
    is_seen[rows[row]] = true;
    youths.push_back(rows[row]);
  }
  return youths;
}

enum class Spoiling { zeros, decimals, quotes, case_or_blanks, lookalikes };

/// Without case, accents nor blanks.
std::string bare(std::string_view code) {
  std::string text = folded(code);
  std::erase(text, ' ');
  return text;
}

Spoiling spoiling_of(std::string_view one, std::string_view other) {
  const auto has = [&](std::string_view characters) {
    return one.find_first_of(characters) != std::string_view::npos ||
           other.find_first_of(characters) != std::string_view::npos;
  };
  if (has("=\"'")) return Spoiling::quotes;
  if (has(".,")) return Spoiling::decimals;
  if (bare(one) == bare(other)) return Spoiling::case_or_blanks;
  const bool are_drawn_alike = without_lookalikes(bare(one)) == without_lookalikes(bare(other));
  return are_drawn_alike ? Spoiling::lookalikes : Spoiling::zeros;
}

std::string phrase_of(Spoiling cause) {
  switch (cause) {
    case Spoiling::zeros:
      return "des zéros de tête ont sans doute été perdus : exportez ce code comme du texte";
    case Spoiling::decimals:
      return "un tableur a sans doute ajouté des décimales : exportez ce code comme du texte";
    case Spoiling::quotes:
      return "un tableur a sans doute ajouté des guillemets ou une apostrophe : exportez ce code "
             "comme du texte";
    case Spoiling::lookalikes:
      return "des signes qui se ressemblent ont sans doute été pris l'un pour l'autre (O et 0, l "
             "et "
             "1, lettres d'un autre alphabet) : exportez ce code comme du texte";
    case Spoiling::case_or_blanks:
      break;
  }
  return "les codes ne diffèrent que par la casse ou des blancs : écrivez-les de même partout";
}

/// The youths of the register, as far as a reader may take a file's for one of them.
class Register {
 public:
  explicit Register(const Records& records) : records_(records) {
    const auto& rows = records.cotraitances.jeune;
    in_cotraitances_.assign(records.jeunes.size(), false);
    for (const JeuneId jeune : rows) in_cotraitances_[jeune] = true;
  }

  bool knows(FileId file, JeuneId jeune) const {
    return records_.jeunes.is_listed[jeune] ||
           (file != FileId::cotraitances && in_cotraitances_[jeune]);
  }

  /// Whether there is a file to be known from.
  bool can_judge(FileId file) const {
    return records_.count(FileId::jeunes).kept > 0 ||
           (file != FileId::cotraitances && records_.count(FileId::cotraitances).kept > 0);
  }

  std::vector<JeuneId> known(FileId file) const {
    std::vector<JeuneId> all;
    for (JeuneId jeune = 0; jeune < records_.jeunes.size(); ++jeune) {
      if (knows(file, jeune)) all.push_back(jeune);
    }
    return all;
  }

 private:
  const Records& records_;
  std::vector<bool> in_cotraitances_;
};

std::string in_quotes(std::string_view code) {
  return "« " + std::string{code} + " »";
}

/// A stranger and the known youth whose code it resembles.
using Alike = std::pair<JeuneId, JeuneId>;

/// Of the strangers of all files, the known youths whose codes they resemble: one pass over the
/// register, which is long, for strangers that are few.
class Neighbours {
 public:
  void seek(std::string_view code) {
    is_sought_[core_hash(code) % kBuckets] = true;
    by_core_.try_emplace(core_of(code));
  }

  void find(const Records& records, const Register& all, int jobs) {
    const std::size_t parts = records.jeunes.size() / kAtOnce + 1;
    std::vector<std::vector<JeuneId>> likely(parts);
    in_order(
        jobs, parts, [&](std::size_t part) { likely[part] = likely_in(records, part); },
        [&](std::size_t part) {
          for (const JeuneId jeune : likely[part]) note(records, all, jeune);
        });
  }

  /// Of a file's strangers, in their order.
  std::vector<Alike> of(const Records& records, FileId file,
                        const std::vector<JeuneId>& strangers) const {
    std::vector<Alike> alike;
    for (const JeuneId jeune : strangers) {
      const Known& found = by_core_.at(core_of(records.jeunes.code[jeune]));
      const auto& other = file == FileId::cotraitances ? found.listed : found.known;
      if (other) alike.emplace_back(jeune, *other);
    }
    return alike;
  }

 private:
  struct Known {
    std::optional<JeuneId> listed;
    std::optional<JeuneId> known;  ///< listed, or in cotraitances.csv
  };
  /// Bits: many beside the strangers looked at, so that few of the register are looked at twice.
  static constexpr std::size_t kBuckets = std::size_t{1} << 20;
  static constexpr std::size_t kAtOnce = std::size_t{1} << 16;  ///< youths of a part

  /// The youths of a part of the register whose codes may have a core that is sought.
  std::vector<JeuneId> likely_in(const Records& records, std::size_t part) const {
    std::vector<JeuneId> likely;
    const std::size_t end = std::min(records.jeunes.size(), (part + 1) * kAtOnce);
    for (std::size_t jeune = part * kAtOnce; jeune < end; ++jeune) {
      const std::uint64_t hash = core_hash(records.jeunes.code[jeune]);
      if (is_sought_[hash % kBuckets]) likely.push_back(static_cast<JeuneId>(jeune));
    }
    return likely;
  }

  void note(const Records& records, const Register& all, JeuneId jeune) {
    if (!all.knows(FileId::services, jeune)) return;
    const auto found = by_core_.find(core_of(records.jeunes.code[jeune]));
    if (found == by_core_.end()) return;
    auto& [listed, known] = found->second;
    if (!known) known = jeune;
    if (!listed && records.jeunes.is_listed[jeune]) listed = jeune;
  }

  std::unordered_map<std::string, Known> by_core_;
  std::vector<bool> is_sought_ = std::vector<bool>(kBuckets, false);
};

/// Two strangers beside the known codes that they resemble, or any two of each.
std::vector<std::string> hints_of(const Records& records, const std::vector<JeuneId>& strangers,
                                  const std::vector<JeuneId>& known,
                                  const std::vector<Alike>& alike) {
  const auto code = [&](JeuneId jeune) { return records.jeunes.code[jeune]; };
  std::vector<std::string> hints;
  std::string cause;
  for (const auto& [jeune, other] : alike) {
    if (hints.size() == kStrangersShown) break;
    hints.push_back("ici " + in_quotes(code(jeune)) + ", ailleurs " + in_quotes(code(other)));
    cause = phrase_of(spoiling_of(code(jeune), code(other)));
  }
  if (!hints.empty()) {
    hints.push_back(cause);
    return hints;
  }
  for (std::size_t i = 0; i < std::min({kStrangersShown, strangers.size(), known.size()}); ++i) {
    hints.push_back("ici " + in_quotes(code(strangers[i])) + ", ailleurs " +
                    in_quotes(code(known[i])));
  }
  return hints;
}

std::string few_known_text(FileId file, std::size_t youths, std::size_t strangers) {
  const bool has_two = file != FileId::cotraitances;
  if (strangers == youths) {
    return "aucun de ses " + std::to_string(youths) + " jeunes n'est dans jeunes.csv" +
           (has_two ? " ni dans cotraitances.csv" : "");
  }
  const std::size_t known = youths - strangers;
  return std::to_string(known) + " seulement de ses " + std::to_string(youths) + " jeunes " +
         (known == 1 ? "est" : "sont") + " dans jeunes.csv" +
         (has_two ? " ou dans cotraitances.csv" : "");
}

std::string known_otherwise_text(std::size_t alike, std::size_t youths) {
  return std::to_string(alike) + " de ses " + std::to_string(youths) + " jeunes " +
         (alike == 1 ? "n'est connu" : "ne sont connus") + " ailleurs que sous un code voisin";
}

/// The youths of a file whom nobody knows elsewhere.
struct FileStrangers {
  FileId file;
  std::string path;
  std::size_t youths = 0;
  std::vector<JeuneId> strangers;
};

FileStrangers strangers_of(const Records& records, const Register& all, FileId file,
                           const std::string& path) {
  FileStrangers one{file, path, 0, {}};
  const auto* const rows = jeunes_of(records, file);
  if (!rows || rows->empty() || !all.can_judge(file)) return one;
  const auto youths = sample_of(*rows, records.jeunes.size());
  one.youths = youths.size();
  std::copy_if(youths.begin(), youths.end(), std::back_inserter(one.strangers),
               [&](JeuneId jeune) { return !all.knows(file, jeune); });
  return one;
}

void doubt_codes(const Records& records, const Register& all, const FileStrangers& one,
                 const Neighbours& neighbours, Diagnostics& warnings) {
  const auto alike = neighbours.of(records, one.file, one.strangers);
  const std::size_t count = one.strangers.size();
  const bool are_all = (one.youths - count) * 10 < one.youths;
  // Some may be of nobody known. One that resembles somebody known was spoilt, unless strangers
  // are so many that chance does it.
  const bool are_spoilt = alike.size() * 10 > count;
  if (!are_all && !are_spoilt) return;
  warnings.push_back(plain_warning(are_all ? few_known_text(one.file, one.youths, count)
                                           : known_otherwise_text(alike.size(), one.youths),
                                   hints_of(records, one.strangers, all.known(one.file), alike),
                                   {one.path}));
}

}  // namespace

const std::vector<JeuneId>* jeunes_of(const Records& records, FileId file) {
  switch (file) {
    case FileId::cotraitances:
      return &records.cotraitances.jeune;
    case FileId::inscriptions:
      return &records.inscriptions.jeune;
    case FileId::civis:
      return &records.civis.jeune;
    case FileId::accompagnements:
      return &records.accompagnements.jeune;
    case FileId::services:
      return &records.services.jeune;
    case FileId::evaluations_mrs:
      return &records.evaluations_mrs.jeune;
    case FileId::prescriptions_pops:
      return &records.prescriptions_pops.jeune;
    default:
      return nullptr;
  }
}

Diagnostics stranger_warnings(const Records& records,
                              const std::vector<std::pair<FileId, std::string>>& paths, int jobs) {
  const Register all{records};
  std::vector<FileStrangers> found(paths.size());
  in_any_order(jobs, paths.size(), [&](std::size_t i) {
    found[i] = strangers_of(records, all, paths[i].first, paths[i].second);
  });
  std::erase_if(found,
                [](const FileStrangers& one) { return one.youths < 2 || one.strangers.empty(); });
  if (found.empty()) return {};
  Neighbours neighbours;
  for (const FileStrangers& one : found) {
    for (const JeuneId jeune : one.strangers) neighbours.seek(records.jeunes.code[jeune]);
  }
  neighbours.find(records, all, jobs);
  Diagnostics warnings;
  for (const FileStrangers& one : found) doubt_codes(records, all, one, neighbours, warnings);
  return warnings;
}

}  // namespace copil::records
