#include "records/doubting/strangers.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/folded.hpp"
#include "diagnostics/warning.hpp"

namespace copil::records {

namespace {

/// Rows looked at in a file: enough to tell one in ten from all, few beside millions.
constexpr std::size_t kRowsLookedAt = 100'000;
constexpr std::size_t kStrangersShown = 2;

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

/// The digit or the Latin letter that a reader takes the sign for: O for 0, l for 1, and the
/// letters of other alphabets drawn the same.
std::string without_lookalikes(std::string_view folded_code) {
  constexpr std::pair<std::string_view, char> kAlike[] = {
      {"o", '0'},      {"l", '1'},      {"i", '1'},      {"\u0410", 'a'}, {"\u0412", 'b'},
      {"\u0415", 'e'}, {"\u041A", 'k'}, {"\u041C", 'm'}, {"\u041D", 'h'}, {"\u041E", '0'},
      {"\u0420", 'p'}, {"\u0421", 'c'}, {"\u0422", 't'}, {"\u0425", 'x'}, {"\u0408", 'j'},
      {"\u0391", 'a'}, {"\u0392", 'b'}, {"\u0395", 'e'}, {"\u039A", 'k'}, {"\u039C", 'm'},
      {"\u039F", '0'}};
  std::string plain;
  while (!folded_code.empty()) {
    const auto alike = std::find_if(std::begin(kAlike), std::end(kAlike), [&](const auto& one) {
      return folded_code.starts_with(one.first);
    });
    const bool is_alike = alike != std::end(kAlike);
    plain += is_alike ? alike->second : folded_code.front();
    folded_code.remove_prefix(is_alike ? alike->first.size() : 1);
  }
  return plain;
}

/// The code folded, its lookalikes told apart no more, without blanks nor the signs of
/// spreadsheets.
std::string plain_signs_of(std::string_view code) {
  const auto is_sign = [](char c) { return c == '=' || c == '"' || c == '\'' || c == ' '; };
  const bool is_ascii = std::all_of(code.begin(), code.end(), [](char c) { return c >= '\0'; });
  if (!is_ascii) {
    std::string plain = without_lookalikes(folded(code));
    std::erase_if(plain, is_sign);
    return plain;
  }
  // The same, for codes as they mostly are: registers have a million of them.
  std::string plain;
  for (const char sign : code) {
    if (is_sign(sign) || (sign >= '\t' && sign <= '\r')) continue;
    const char c = sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
    plain += c == 'o' ? '0' : c == 'l' || c == 'i' ? '1' : c;
  }
  return plain;
}

/// The code with what exports and spreadsheets change taken away.
std::string core_of(std::string_view code) {
  std::string core = plain_signs_of(code);
  for (const std::string_view decimals : {".0", ",0", ".00", ",00"}) {
    const bool has_them = core.size() > decimals.size() &&
                          std::string_view{core}.substr(core.size() - decimals.size()) == decimals;
    if (has_them) core.resize(core.size() - decimals.size());
  }
  // Zeros after letters count too: J007 and J7.
  const std::size_t digits = std::min(core.find_first_of("0123456789"), core.size());
  const std::size_t first = std::min(core.find_first_not_of('0', digits), core.size());
  const std::size_t kept = first == core.size() && first > digits ? first - 1 : first;
  return core.substr(0, digits) + core.substr(kept);
}

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

std::vector<Alike> alike_among(const Records& records, const std::vector<JeuneId>& strangers,
                               const std::vector<JeuneId>& known) {
  const auto code = [&](JeuneId jeune) { return records.jeunes.code[jeune]; };
  std::unordered_map<std::string, std::optional<JeuneId>> by_core;
  for (const JeuneId jeune : strangers) by_core.try_emplace(core_of(code(jeune)));
  for (const JeuneId jeune : known) {
    const auto found = by_core.find(core_of(code(jeune)));
    if (found != by_core.end() && !found->second) found->second = jeune;
  }
  std::vector<Alike> alike;
  for (const JeuneId jeune : strangers) {
    const auto other = by_core.at(core_of(code(jeune)));
    if (other) alike.emplace_back(jeune, *other);
  }
  return alike;
}

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
  const std::string where =
      file == FileId::cotraitances ? "jeunes.csv" : "jeunes.csv ni dans cotraitances.csv";
  return strangers == youths
             ? "aucun de ses " + std::to_string(youths) + " jeunes n'est dans " + where
             : std::to_string(youths - strangers) + " seulement de ses " + std::to_string(youths) +
                   " jeunes sont dans " + where;
}

std::string known_otherwise_text(std::size_t alike, std::size_t youths) {
  return std::to_string(alike) + " de ses " + std::to_string(youths) + " jeunes " +
         (alike == 1 ? "n'est connu" : "ne sont connus") + " ailleurs que sous un code voisin";
}

}  // namespace

Diagnostics stranger_warnings(const Records& records,
                              const std::vector<std::pair<FileId, std::string>>& paths) {
  Diagnostics warnings;
  const Register all{records};
  for (const auto& [file, path] : paths) {
    const auto* const rows = jeunes_of(records, file);
    if (!rows || rows->empty() || !all.can_judge(file)) continue;
    const auto youths = sample_of(*rows, records.jeunes.size());
    std::vector<JeuneId> strangers;
    for (const JeuneId jeune : youths) {
      if (!all.knows(file, jeune)) strangers.push_back(jeune);
    }
    if (youths.size() < 2 || strangers.empty()) continue;
    const auto known = all.known(file);
    const auto alike = alike_among(records, strangers, known);
    const bool are_all = (youths.size() - strangers.size()) * 10 < youths.size();
    // Some may be of nobody known. One that resembles somebody known was spoilt, unless strangers
    // are so many that chance does it.
    const bool are_spoilt = alike.size() * 10 > strangers.size();
    if (!are_all && !are_spoilt) continue;
    warnings.push_back(plain_warning(are_all ? few_known_text(file, youths.size(), strangers.size())
                                             : known_otherwise_text(alike.size(), youths.size()),
                                     hints_of(records, strangers, known, alike), {path}));
  }
  return warnings;
}

}  // namespace copil::records
