#include "copil/options/request.hpp"

#include <algorithm>
#include <array>
#include <thread>

#include "base/signs.hpp"
#include "base/text.hpp"
#include "copil/options/commands.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

constexpr std::array<std::string_view, 2> kShares{"seuil", "tolerance"};
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2099;
/// Processes beyond which no machine of ours gains anything.
constexpr long kUsefulJobs = 64;
const Period kAnyPeriod{Period::Kind::year, 2010, 1};

/// `06` and `6` as a month, `T2` and `s1` as they are.
std::string period_part(std::string_view text) {
  const auto month = parse_digits(text, 2);
  return month ? zero_padded(*month, 2) : std::string{text};
}

/// `06/2010`, `2010-6`, `2010T2`, `T2 2010` as `parse_period` takes them; others as they are.
std::string usual_period(const std::string& text) {
  const std::size_t cut = text.find_first_of("-/ ");
  const bool is_joined = cut == std::string::npos && text.size() > 4;
  const std::string first = text.substr(0, is_joined ? 4 : cut);
  const std::string second = is_joined                  ? text.substr(4)
                             : cut == std::string::npos ? ""
                                                        : text.substr(cut + 1);
  if (second.empty()) return text;
  const bool is_year_first = first.size() == 4 && is_digits(first);
  return is_year_first ? first + "-" + period_part(second) : second + "-" + period_part(first);
}

/// `0,1`, `10 %`, `10%`; nothing for what is no number.
std::optional<Ratio> share_in(std::string text) {
  const bool is_percentage = text.ends_with('%');
  if (is_percentage) text.pop_back();
  for (const std::string_view blank : {" ", "\u00A0", "\u202F"}) {
    while (text.ends_with(blank)) text.resize(text.size() - blank.size());
  }
  const auto number = parse_decimal(text);
  return number && is_percentage ? divide(*number, Ratio{100, 1}) : number;
}

}  // namespace

std::string Request::typed(std::string_view option, std::string_view fallback) {
  if (std::find(asked_.begin(), asked_.end(), option) == asked_.end()) asked_.push_back(option);
  return arguments_.value(option, fallback);
}

std::string Request::word_at(std::size_t rank) const {
  return rank < words().size() ? words()[rank] : std::string{};
}

bool Request::flag(std::string_view option) {
  typed(option);
  return arguments_.has(option);
}

std::string Request::text(std::string_view option, std::string_view fallback) {
  return typed(option, fallback);
}

void Request::need(std::string_view option) {
  if (!typed(option).empty()) return;
  complain(missing_option(option));
}

void Request::complain(Diagnostic complaint) {
  const bool is_told =
      std::any_of(complaints_.begin(), complaints_.end(),
                  [&](const Diagnostic& told) { return told.message == complaint.message; });
  if (!is_told) complaints_.push_back(std::move(complaint));
}

void Request::complain(std::string message, std::vector<std::string> hints) {
  complain(plain_error(std::move(message), std::move(hints)));
}

bool Request::is_sane(std::string_view option, int year) {
  if (kFirstYear <= year && year <= kLastYear) return true;
  complain(
      "--" + std::string{option} + " : l'année " + std::to_string(year) +
          " est hors de ce que copil sait traiter",
      {"donnez une année de " + std::to_string(kFirstYear) + " à " + std::to_string(kLastYear)});
  return false;
}

bool Request::is_faulty(std::string_view option) const {
  const std::string start = "--" + std::string{option} + " ";
  return std::any_of(complaints_.begin(), complaints_.end(), [&](const Diagnostic& complaint) {
    return complaint.message.starts_with(start);
  });
}

std::optional<Period> Request::period_in(std::string_view option, const std::string& text) {
  if (const auto period = parse_period(usual_period(text))) {
    return is_sane(option, period->year) ? period : std::nullopt;
  }
  complain("--" + std::string{option} + " : « " + text + " » n'est pas une période",
           {"écrivez 2010, 2010-S1, 2010-T2 ou 2010-04"});
  return std::nullopt;
}

std::optional<Period> Request::some_period() {
  const std::string text = typed("periode");
  return text.empty() ? std::nullopt : period_in("periode", text);
}

std::vector<Period> Request::periods() {
  const std::string one = typed("periode");
  const std::string list = typed("periodes");
  if (list.empty() && one.empty()) need("periode");
  if (!list.empty() && !one.empty()) {
    complain("--periode et --periodes sont données toutes deux", {"gardez l'une des deux"});
  }
  std::vector<Period> asked;
  for (const auto& word : split_at_commas(list)) {
    const Period period = period_in("periodes", word).value_or(kAnyPeriod);
    if (std::find(asked.begin(), asked.end(), period) == asked.end()) asked.push_back(period);
  }
  return asked.empty() ? std::vector{period()} : asked;
}

Period Request::period() {
  return some_period().value_or(kAnyPeriod);
}

std::optional<Period> Request::some_year() {
  const std::string text = typed("annee");
  if (text.empty()) return std::nullopt;
  const auto period = parse_period(text);
  if (period && period->kind == Period::Kind::year) {
    return is_sane("annee", period->year) ? period : std::nullopt;
  }
  complain("--annee : « " + text + " » n'est pas une année", {"écrivez par exemple 2010"});
  return std::nullopt;
}

Period Request::year() {
  return some_year().value_or(kAnyPeriod);
}

void Request::refuse_before(std::string_view option, Period period, int first) {
  if (period.year >= first) return;
  complain("--" + std::string{option} + " : pas de subvention en " + std::to_string(period.year) +
               ", l'accord-cadre commence le 1er janvier " + std::to_string(first),
           {"demandez une année à partir de " + std::to_string(first)});
}

Period Request::year_since(int first) {
  const Period period = year();
  refuse_before("annee", period, first);
  return period;
}

std::vector<Period> Request::years(int first) {
  const std::string one = typed("annee");
  const std::string list = typed("periodes");
  if (list.empty() && one.empty()) need("annee");
  if (!list.empty() && !one.empty()) {
    complain("--annee et --periodes sont données toutes deux", {"gardez l'une des deux"});
  }
  std::vector<Period> asked;
  for (const auto& word : split_at_commas(list)) {
    const auto found = period_in("periodes", word);
    if (found && found->kind != Period::Kind::year) {
      complain("--periodes : « " + word + " » n'est pas une année entière",
               {"écrivez des années, comme 2010,2011"});
    }
    const Period period = found.value_or(kAnyPeriod);
    if (std::find(asked.begin(), asked.end(), period) == asked.end()) asked.push_back(period);
  }
  if (asked.empty()) asked = {year()};
  for (const Period period : asked) {
    refuse_before(list.empty() ? "annee" : "periodes", period, first);
  }
  return asked;
}

std::optional<Day> Request::day(std::string_view option) {
  const std::string text = typed(option);
  if (text.empty()) return std::nullopt;
  if (const auto day = parse_day(text)) {
    return is_sane(option, calendar(*day).year) ? day : std::nullopt;
  }
  complain("--" + std::string{option} + " : « " + text + " » n'est pas un jour du calendrier",
           {"écrivez 2010-06-30 ou 30/06/2010"});
  return std::nullopt;
}

Day Request::arrete(Period period) {
  return day("arrete-au").value_or(last_day(period));
}

Day Request::arrete_within(Period period) {
  const Day day = arrete(period);
  const Day begin = days_of(period).begin;
  const bool is_known = !is_faulty("periode") && !is_faulty("periodes") && !is_faulty("annee") &&
                        !is_faulty("arrete-au");
  if (is_known && day < begin) {
    const bool is_year = period.kind == Period::Kind::year;
    complain(
        "--arrete-au : le " + iso_text(day) + " est avant le " +
            (is_year ? "1er janvier " + std::to_string(period.year) : wording::date_text(begin)) +
            ", rien de cette " + (is_year ? "année" : "période") + " n'était connu",
        {"choisissez un arrêté à partir du " + iso_text(begin)});
  }
  return day;
}

Period last_of(const std::vector<Period>& periods) {
  return *std::max_element(periods.begin(), periods.end(),
                           [](Period a, Period b) { return last_day(a) < last_day(b); });
}

long Request::whole_number(std::string_view option, long fallback, long least, long most) {
  const std::string text = typed(option);
  if (text.empty()) return fallback;
  constexpr std::size_t kMostDigits = 18;
  const bool is_number = text.size() <= kMostDigits && is_digits(text);
  if (is_number && least <= std::stol(text) && std::stol(text) <= most) return std::stol(text);
  const bool has_default = least <= fallback && fallback <= most;
  const std::string without =
      has_default ? "sans l'option, c'est " + wording::integer_text(fallback) : "ou ôtez l'option";
  complain("--" + std::string{option} + " : « " + text + " » n'est pas un nombre entier de " +
               wording::integer_text(least) + " à " + wording::integer_text(most),
           {"écrivez un nombre entier dans ces bornes ; " + without});
  return fallback;
}

std::optional<Ratio> Request::ratio(std::string_view option, std::int64_t most) {
  const std::string text = typed(option);
  if (text.empty()) return std::nullopt;
  const auto share = share_in(text);
  if (!share || share->num < 0) {
    complain("--" + std::string{option} + " : « " + text + " » n'est pas un taux",
             {"écrivez par exemple 0,1 ou 10 %"});
    return std::nullopt;
  }
  if (share->num <= share->den * most) return share;
  const auto percent = multiply(*share, Ratio{100, 1});
  complain("--" + std::string{option} + " : « " + text + " » dépasse " + std::to_string(most) +
               ", c'est-à-dire " + std::to_string(100 * most) + " %",
           {percent && !text.ends_with('%')
                ? "écrivez un taux de 0 à 1, ou un pourcentage : « " + text + " % »"
                : std::string{"écrivez un taux de 0 à 100 %"}});
  return std::nullopt;
}

std::string Request::word(std::string_view option, const std::vector<std::string>& known,
                          std::string_view fallback) {
  std::string text = typed(option);
  if (text.empty()) return std::string{fallback};
  if (std::find(known.begin(), known.end(), text) != known.end()) return text;
  complain("--" + std::string{option} + " : mot inconnu « " + text + " »",
           did_you_mean(text, known));
  return std::string{fallback};
}

int Request::jobs() {
  const auto cores = static_cast<long>(std::max(1U, std::thread::hardware_concurrency()));
  constexpr long kMost = 1'000'000;
  const long asked = whole_number("jobs", cores, 1, kMost);
  return static_cast<int>(std::min(asked, std::max(kUsefulJobs, 2 * cores)));
}

std::vector<vocabulary::Output> Request::outputs() {
  std::vector<vocabulary::Output> outputs;
  for (const auto& word : split_at_commas(typed("format"))) {
    const auto output = vocabulary::find_output(word);
    if (output) {
      outputs.push_back(*output);
    } else {
      const Diagnostic& fault = output.error().front();
      complain("--format : " + fault.message, fault.hints);
    }
  }
  return outputs;
}

std::vector<vocabulary::ImposedParameter> Request::rules(
    const std::vector<std::string_view>& options) {
  std::vector<vocabulary::ImposedParameter> imposed;
  for (const auto option : options) {
    std::string value = typed(option);
    if (value.empty()) continue;
    if (std::find(kShares.begin(), kShares.end(), option) != kShares.end()) {
      const auto share = ratio(option);
      if (!share) continue;
      value = decimal_text(*share, 6);
    }
    imposed.emplace_back(option, std::move(value));
  }
  if (imposed.empty()) return imposed;
  // Faulty parameters are told by those who load them for good.
  auto parameters = figures::load_parameters(situation_->resources.parameters());
  for (const auto& [option, value] : imposed) {
    for (const auto& fault : parameters ? parameters->impose(option, value) : Diagnostics{}) {
      complain("--" + option + " : " + fault.message, fault.hints);
    }
  }
  return imposed;
}

}  // namespace copil::program
