#include "records/doubting/odd_values.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "diagnostics/warning.hpp"
#include "records/doubting/strangers.hpp"
#include "records/enjeux.hpp"

namespace copil::records {

namespace {

struct OddValue {
  std::string text;  ///< empty: nothing is odd
  std::string hint;
};

std::string odd_quoted(std::string_view text) {
  return "« " + std::string{text} + " »";
}

/// The last day on which a youth was sent or served, as far as the files tell.
Day last_day_of_youths(const Records& r) {
  Day last = Day::unknown;
  for (const auto* days : {&r.cotraitances.affectation, &r.services.date, &r.inscriptions.debut}) {
    for (const Day day : *days) {
      if (day.is_real()) last = std::max(last, day);
    }
  }
  return last;
}

/// Ages on that day that no youth of the agreement has, had, nor will soon have.
OddValue odd_births(const Records& r) {
  constexpr int kYoungest = 12;
  constexpr int kOldest = 60;
  const Day last = last_day_of_youths(r);
  if (!last.is_real()) return {};
  const Day from = add_years(last, -kOldest);
  const Day to = add_years(last, -kYoungest);
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t row = 0; row < r.jeunes.naissance.size(); ++row) {
    const Day birth = r.jeunes.naissance[row];
    if (!birth.is_real() || (from <= birth && birth <= to)) continue;
    if (count++ == 0) first = row;
  }
  if (count == 0) return {};
  return {"colonne date_naissance : " +
              (count == 1
                   ? std::string{"une date n'est pas celle d'un jeune : le "}
                   : std::to_string(count) + " dates ne sont pas celles de jeunes, d'abord le ") +
              iso_text(r.jeunes.naissance[first]) + " de " + odd_quoted(r.jeunes.code[first]),
          "vérifiez ces dates ; laissez la cellule vide quand la date n'est pas connue"};
}

/// Digits that a spreadsheet keeps of a number; it writes zeros for the others.
constexpr std::size_t kDigitsKept = 15;

bool has_lost_digits(std::string_view code) {
  return code.size() > kDigitsKept && is_digits(code) &&
         code.find_first_not_of('0', kDigitsKept) == code.npos;
}

/// Codes of more than fifteen digits, of which each row's end with zeros.
OddValue lost_digits(const Records& r, const std::vector<JeuneId>& youths) {
  constexpr std::size_t kFewRows = 4;
  const bool are_all =
      youths.size() >= kFewRows && std::all_of(youths.begin(), youths.end(), [&](JeuneId jeune) {
        return has_lost_digits(r.jeunes.code[jeune]);
      });
  if (!are_all) return {};
  return {
      "les codes des jeunes ont plus de quinze chiffres, et tous finissent par des zéros, "
      "comme " +
          odd_quoted(r.jeunes.code[youths.front()]),
      "un tableur n'en a gardé que quinze : exportez ce code comme du texte"};
}

OddValue one_youth(const Records& r, const std::vector<JeuneId>& youths) {
  constexpr std::size_t kManyRows = 20;
  const bool is_one = youths.size() >= kManyRows &&
                      std::all_of(youths.begin(), youths.end(),
                                  [&](JeuneId jeune) { return jeune == youths.front(); });
  if (!is_one) return {};
  return {"toutes les lignes portent le même jeune, " + odd_quoted(r.jeunes.code[youths.front()]),
          "une cellule a sans doute été recopiée vers le bas : reprenez l'export d'origine"};
}

constexpr std::string_view kZoneWords[] = {"zus", "zrr", "cucs", "urbaine sensible"};

/// Zones that hold the name of one among other words: nobody counts them under it.
OddValue joined_zones(const Records& r) {
  constexpr std::size_t kLongestPlain = 4;
  for (const std::string_view zone : r.jeunes.zone) {
    if (zone.size() <= kLongestPlain) continue;
    const std::string words = folded(zone);
    const bool names_one = std::any_of(std::begin(kZoneWords), std::end(kZoneWords),
                                       [&](auto word) { return words.find(word) != words.npos; });
    if (!names_one) continue;
    return {"colonne zone : " + odd_quoted(zone) +
                " n'est comptée ni comme ZUS, ni comme ZRR, ni comme CUCS",
            "écrivez une seule zone par jeune : ZUS, ZRR ou CUCS"};
  }
  return {};
}

/// A second instalment before the first one, a balance before an instalment.
OddValue exchanged_ranks(const Records& r) {
  using Dates = std::array<Day, 3>;
  constexpr Dates kUnpaid{Day::unknown, Day::unknown, Day::unknown};
  std::map<ConventionId, Dates> paid;
  for (std::size_t row = 0; row < r.versements.size(); ++row) {
    const auto rank = static_cast<std::size_t>(r.versements.rang[row]);
    const auto at = paid.try_emplace(r.versements.convention[row], kUnpaid).first;
    if (rank < at->second.size()) at->second[rank] = r.versements.date[row];
  }
  constexpr const char* kRanks[] = {"1", "2", "solde"};
  for (const auto& [convention, days] : paid) {
    for (std::size_t later = 1; later < days.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        const bool are_known = days[earlier].is_real() && days[later].is_real();
        if (!are_known || days[earlier] <= days[later]) continue;
        return {"convention " + odd_quoted(r.conventions.code[convention]) +
                    " : le versement de rang " + kRanks[later] + " est daté du " +
                    iso_text(days[later]) + ", avant celui de rang " + kRanks[earlier] + " (" +
                    iso_text(days[earlier]) + ")",
                "vérifiez les rangs et les dates"};
      }
    }
  }
  return {};
}

OddValue foreign_enjeux(const Records& r) {
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t row = 0; row < r.actions.enjeu.size(); ++row) {
    const auto enjeu = r.actions.enjeu[row];
    if (enjeu == 0 || is_of_perimetre(enjeu, r.actions.perimetre[row])) continue;
    if (count++ == 0) first = row;
  }
  if (count == 0) return {};
  return {
      (count == 1
           ? std::string{"une action porte un enjeu de l'autre périmètre : "}
           : std::to_string(count) + " actions portent un enjeu de l'autre périmètre, d'abord ") +
          odd_quoted(r.actions.code[first]) + " (E" + std::to_string(r.actions.enjeu[first]) + ")",
      "EM va de E11 à E23, PA de E24 à E29 : corrigez l'enjeu ou le périmètre"};
}

}  // namespace

Diagnostics odd_value_warnings(const Records& records,
                               const std::vector<std::pair<FileId, std::string>>& paths) {
  Diagnostics warnings;
  for (const auto& [file, path] : paths) {
    const auto warn = [&, &path = path](OddValue odd) {
      if (odd.text.empty()) return;
      warnings.push_back(plain_warning(std::move(odd.text), {std::move(odd.hint)}, {path}));
    };
    if (file == FileId::jeunes) warn(odd_births(records));
    if (file == FileId::jeunes) warn(joined_zones(records));
    if (file == FileId::actions) warn(foreign_enjeux(records));
    if (file == FileId::versements) warn(exchanged_ranks(records));
    if (const auto* const youths = jeunes_of(records, file)) {
      warn(lost_digits(records, *youths));
      warn(one_youth(records, *youths));
    }
  }
  return warnings;
}

}  // namespace copil::records
