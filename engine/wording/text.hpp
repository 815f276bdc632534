#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copil::wording {

/// Columns the text takes in a terminal: combining marks and format characters 0, wide East Asian
/// and emoji 2, everything else 1; invalid bytes 1 each.
int display_width(std::string_view text);

/// The text with its first letter upper case: `état` gives `État`.
std::string capitalised(std::string_view text);

/// The whole text in upper case, accents kept: `Île` gives `ÎLE`.
std::string upper_case(std::string_view text);

/// Negative, zero or positive as French readers sort: letters first, then accents (from the end of
/// the word), then case; numbers inside text by value (`site 2` before `site 10`).
int compare_french(std::string_view a, std::string_view b);

/// `a`, `a et b`, `a, b et c`.
std::string enumerated(const std::vector<std::string>& texts);

/// `de` before a name, elided where French wants it: `de Lyon`, `d’Annecy`, `d’Île-de-France`.
/// An initial h is taken as mute.
std::string with_de(std::string_view name);

}  // namespace copil::wording
