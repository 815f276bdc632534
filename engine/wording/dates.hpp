#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"
#include "base/period.hpp"

/// How France writes days and periods. Day, month and year are kept together by U+00A0.
namespace copil::wording {

/// `Day::unknown` gives `n.d.`, `Day::open` gives `en cours`.
std::string date_text(Day day, DateStyle style = DateStyle::long_form);

/// The day that a text says, in figures (`2010-04-15`, `15/04/2010`…) or as documents print it:
/// `15 avril 2010`, `jeudi 1er avril 2010`, `le 15 avr. 2010`, whatever the blanks, case and
/// accents. Nothing when it says none, or one that no calendar has.
std::optional<Day> read_date(std::string_view text);

/// `janvier` … `décembre`, for 1–12.
std::string month_name(int month);

/// `janv.` `févr.` `mars` `avr.` `mai` `juin` `juil.` `août` `sept.` `oct.` `nov.` `déc.`
std::string month_abbreviation(int month);

/// `année 2010`, `1er semestre 2010`, `2e trimestre 2010`, `avril 2010`.
std::string period_text(Period period);

/// For headers and axes: `2010`, `S1 2010`, `T2 2010`, `avr. 2010`.
std::string period_short_text(Period period);

/// A half-open interval as people say it, both days included: `du 1er janvier au 31 mars 2010`,
/// `du 1er au 15 mars 2010`, `le 3 mars 2010`, `à compter du 1er mars 2010` when open, `aucun jour`
/// when empty. `begin` is real.
std::string range_text(Interval interval);

}  // namespace copil::wording
