#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Inside the room: what remains of a code when what exports and spreadsheets do to it is undone.
namespace copil::records {

/// The digit or the Latin letter that a reader takes each sign of the folded code for: O for 0, l
/// for 1, and the letters of other alphabets drawn the same.
std::string without_lookalikes(std::string_view folded_code);

/// The code with what exports and spreadsheets change taken away.
std::string core_of(std::string_view code);

/// `Numbering::hash` of the code's core, without a text made of it where that can be.
std::uint64_t core_hash(std::string_view code);

}  // namespace copil::records
