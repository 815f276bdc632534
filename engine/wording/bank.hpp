#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Bank details as French forms ask for them: checked, written in groups, and hidden wherever they
/// are not meant to be read whole.
namespace copil::wording {

/// The account number in its electronic form: upper case, no blank, hyphen or leading « IBAN ».
std::string plain_account(std::string_view text);

/// Why this is no IBAN, as a sentence without a full stop, or nothing when it is one: its form, its
/// control number (ISO 7064, 97-10) and, in France and Monaco, its length and its RIB key.
std::optional<std::string> iban_fault(std::string_view text);

/// Why this is no BIC (ISO 9362: 8 or 11 signs), or nothing.
std::optional<std::string> bic_fault(std::string_view text);

/// Why this is no French RIB (banque, guichet, compte, clé: 23 signs), or nothing.
std::optional<std::string> rib_fault(std::string_view text);

/// True when a BIC may hold the account of that IBAN: same country, the overseas codes being
/// France's. Both are sound.
bool is_bic_of_iban(std::string_view bic, std::string_view iban);

/// True when the RIB is the one inside a French IBAN. Both are sound.
bool is_rib_of_iban(std::string_view rib, std::string_view iban);

/// The IBAN as it is printed, by groups of four; a RIB by its four parts; anything else unchanged.
std::string account_text(std::string_view text);

/// An IBAN or RIB of which only the last four signs are left, `•••• 2606`.
std::string masked_account(std::string_view text);

/// The text with every account number that it seems to hold hidden, all but its last four signs.
/// It keeps its width: a caret under it stays in place.
std::string without_accounts(std::string_view text);

}  // namespace copil::wording
