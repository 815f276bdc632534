#include "wording/bank.hpp"

#include <algorithm>
#include <array>

#include "base/signs.hpp"

namespace copil::wording {

namespace {

constexpr std::size_t kFrenchIban = 27;
constexpr std::size_t kRib = 23;
constexpr std::string_view kDot = "•";

bool is_sign(char c) {
  return is_digit(c) || is_plain_letter(c);
}

bool all_of(std::string_view text, bool (*holds)(char)) {
  return std::all_of(text.begin(), text.end(), holds);
}

bool is_capital_or_digit(char c) {
  return is_capital_letter(c) || is_digit(c);
}

/// The remainder by 97 of the number whose letters are 10 for A to 35 for Z (ISO 13616).
int remainder_97(std::string_view signs) {
  int rest = 0;
  for (const char c : signs) {
    rest = is_digit(c) ? rest * 10 + (c - '0') : rest * 100 + (c - 'A' + 10);
    rest %= 97;
  }
  return rest;
}

/// The digit of a letter in French account numbers: A J 1, B K S 2 … I R Z 9.
int rib_digit(char c) {
  if (is_digit(c)) return c - '0';
  const int rank = c - 'A';
  return (rank < 18 ? rank % 9 : (rank - 18) + 1) + 1;
}

/// The key that the first 21 signs of a RIB call for: 97 − (89 b + 15 g + 3 c) modulo 97.
int rib_key(std::string_view rib) {
  int rest = 0;
  for (const char c : rib.substr(0, kRib - 2)) rest = (rest * 10 + rib_digit(c)) % 97;
  return 97 - rest * 100 % 97;
}

bool has_rib_form(std::string_view rib) {
  return rib.size() == kRib && all_of(rib.substr(0, 10), is_digit<char>) &&
         all_of(rib.substr(10, 11), is_capital_or_digit) && all_of(rib.substr(21), is_digit<char>);
}

bool has_rib_key(std::string_view rib) {
  return (rib[21] - '0') * 10 + (rib[22] - '0') == rib_key(rib);
}

/// France's accounts, and Monaco's, hold a RIB after the country and the control number.
bool is_french(std::string_view iban) {
  return iban.starts_with("FR") || iban.starts_with("MC");
}

std::string in_groups(std::string_view text, const std::array<std::size_t, 4>& sizes) {
  std::string result;
  for (std::size_t i = 0, at = 0; at < text.size(); at += sizes[i], ++i) {
    if (at > 0) result += ' ';
    result += text.substr(at, sizes[i]);
  }
  return result;
}

/// Where the run of words with digits that starts at `begin` ends: words are signs, joined by one
/// blank or hyphen.
std::size_t end_of_run(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size() && is_sign(text[at]);) {
    const std::size_t start = at;
    while (at < text.size() && is_sign(text[at])) ++at;
    if (std::none_of(text.begin() + static_cast<std::ptrdiff_t>(start),
                     text.begin() + static_cast<std::ptrdiff_t>(at), is_digit<char>)) {
      break;
    }
    end = at;
    if (at < text.size() && (text[at] == ' ' || text[at] == '-')) ++at;
  }
  return end;
}

/// Twelve digits or more: no date, no amount, no count of ours is that long.
bool seems_account(std::string_view run) {
  return std::count_if(run.begin(), run.end(), is_digit<char>) >= 12;
}

std::string hidden(std::string_view run) {
  auto left = std::count_if(run.begin(), run.end(), is_sign);
  std::string result;
  for (const char c : run) {
    if (is_sign(c) && left-- > 4)
      result += kDot;
    else
      result += c;
  }
  return result;
}

}  // namespace

std::string plain_account(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\u00A0")) {
      i += 1;
    } else if (rest.starts_with("\u202F")) {
      i += 2;
    } else if (text[i] != ' ' && text[i] != '-') {
      const bool is_small = is_small_letter(text[i]);
      plain += is_small ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
    }
  }
  return plain.starts_with("IBAN") ? plain.substr(4) : plain;
}

std::optional<std::string> iban_fault(std::string_view text) {
  const std::string iban = plain_account(text);
  if (iban.size() < 15 || iban.size() > 34 || !all_of(iban, is_capital_or_digit) ||
      !all_of(std::string_view{iban}.substr(0, 2), is_capital_letter<char>) ||
      !all_of(std::string_view{iban}.substr(2, 2), is_digit<char>)) {
    return "un IBAN commence par deux lettres et deux chiffres et compte de 15 à 34 signes";
  }
  if (is_french(iban) && iban.size() != kFrenchIban) {
    return "un IBAN français compte 27 signes, celui-ci en a " + std::to_string(iban.size());
  }
  if (is_french(iban) && !has_rib_form(std::string_view{iban}.substr(4))) {
    return "un IBAN français contient un RIB : dix chiffres, onze signes, deux chiffres";
  }
  if (remainder_97(iban.substr(4) + iban.substr(0, 4)) != 1) {
    return "les deux chiffres de contrôle de cet IBAN ne correspondent pas au compte";
  }
  if (is_french(iban) && !has_rib_key(std::string_view{iban}.substr(4))) {
    return "la clé RIB contenue dans cet IBAN ne correspond pas au compte";
  }
  return std::nullopt;
}

std::optional<std::string> bic_fault(std::string_view text) {
  const std::string bic = plain_account(text);
  const std::string_view whole{bic};
  if ((bic.size() != 8 && bic.size() != 11) || !all_of(whole, is_capital_or_digit)) {
    return "un BIC compte 8 ou 11 signes, lettres ou chiffres";
  }
  if (!all_of(whole.substr(4, 2), is_capital_letter<char>) ||
      !all_of(whole.substr(0, 4), is_capital_letter<char>)) {
    return "un BIC commence par quatre lettres pour la banque et deux pour le pays";
  }
  return std::nullopt;
}

std::optional<std::string> rib_fault(std::string_view text) {
  const std::string rib = plain_account(text);
  if (!has_rib_form(rib)) {
    return "un RIB compte 23 signes : banque (5 chiffres), guichet (5 chiffres), "
           "compte (11 signes), clé (2 chiffres)";
  }
  if (!has_rib_key(rib)) return "la clé de ce RIB ne correspond pas au compte";
  return std::nullopt;
}

bool is_bic_of_iban(std::string_view bic, std::string_view iban) {
  static constexpr std::array<std::string_view, 12> kOverseas{"GP", "MQ", "GF", "RE", "YT", "PM",
                                                              "BL", "MF", "NC", "PF", "WF", "TF"};
  const std::string plain_bic = plain_account(bic);
  const std::string country = plain_bic.substr(4, 2);
  const std::string of_account = plain_account(iban).substr(0, 2);
  if (country == of_account) return true;
  return of_account == "FR" &&
         std::find(kOverseas.begin(), kOverseas.end(), country) != kOverseas.end();
}

bool is_rib_of_iban(std::string_view rib, std::string_view iban) {
  const std::string whole = plain_account(iban);
  return !is_french(whole) || whole.substr(4) == plain_account(rib);
}

std::string account_text(std::string_view text) {
  const std::string plain = plain_account(text);
  if (!rib_fault(plain)) return in_groups(plain, {5, 5, 11, 2});
  if (iban_fault(plain)) return std::string{text};
  std::string result;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i > 0 && i % 4 == 0) result += ' ';
    result += plain[i];
  }
  return result;
}

std::string masked_account(std::string_view text) {
  const std::string plain = plain_account(text);
  return "•••• " + (plain.size() < 8 ? std::string{"••••"} : plain.substr(plain.size() - 4));
}

std::string without_accounts(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const bool starts_word = is_sign(text[at]) && (at == 0 || !is_sign(text[at - 1]));
    const std::size_t end = starts_word ? end_of_run(text, at) : at;
    const std::string_view run = text.substr(at, end - at);
    if (seems_account(run)) {
      result += hidden(run);
      at = end;
    } else {
      result += text[at++];
    }
  }
  return result;
}

}  // namespace copil::wording
