#include "records/doubting/code_cores.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "records/columns/numbering.hpp"

namespace copil::records {

namespace {

/// Blanks, and what spreadsheets put around codes.
constexpr bool is_dropped(char c) {
  return c == ' ' || c == '=' || c == '"' || c == '\'' || (c >= '\t' && c <= '\r');
}

/// Of ASCII, the sign that a reader takes it for, in lower case.
constexpr char plain_sign(char sign) {
  const char c = small_letter(sign);
  return c == 'o' ? '0' : c == 'l' || c == 'i' ? '1' : c;
}

/// Takes the zeros out that a number begins with, after letters too: J007 and J7. How many signs
/// remain.
std::size_t without_leading_zeros(std::span<char> core) {
  const auto digits = std::find_if(core.begin(), core.end(), is_digit<char>);
  auto kept = std::find_if(digits, core.end(), [](char sign) { return sign != '0'; });
  if (kept == core.end() && kept != digits) --kept;
  if (kept != digits) std::copy(kept, core.end(), digits);
  return core.size() - static_cast<std::size_t>(kept - digits);
}

/// Codes longer than this are seldom enough to be looked at in the long way.
constexpr std::size_t kLongestQuick = 64;
constexpr char kDropped = '\0';
constexpr char kNotPlain = '\x80';

/// Of each byte, the sign that it stands for in a code's core.
constexpr std::array<char, 256> plain_signs() {
  std::array<char, 256> signs{};
  for (std::size_t byte = 0; byte < signs.size(); ++byte) {
    const char sign = static_cast<char>(byte);
    const bool is_plain = sign > '\0' && sign != '.' && sign != ',';
    signs[byte] = is_dropped(sign) ? kDropped : is_plain ? plain_sign(sign) : kNotPlain;
  }
  return signs;
}

/// `core_of` of any code at all.
std::string core_of_any(std::string_view code) {
  std::string core = without_lookalikes(folded(code));
  std::erase_if(core, is_dropped);
  for (const std::string_view decimals : {".0", ",0", ".00", ",00"}) {
    const bool has_them = core.size() > decimals.size() &&
                          std::string_view{core}.substr(core.size() - decimals.size()) == decimals;
    if (has_them) core.resize(core.size() - decimals.size());
  }
  core.resize(without_leading_zeros(core));
  return core;
}

/// The core of a code, where it is told sign by sign and asks nothing of each: registers have a
/// million codes. How many signs it has; nothing where a sign is not plain, or there are too many.
std::optional<std::size_t> plain_core(std::string_view code,
                                      std::array<char, kLongestQuick>& core) {
  static constexpr std::array<char, 256> kSigns = plain_signs();
  if (code.size() > kLongestQuick) return std::nullopt;
  std::size_t size = 0;
  char all = '\0';
  for (const char byte : code) {
    const char sign = kSigns[static_cast<unsigned char>(byte)];
    all = static_cast<char>(all | sign);
    core[size] = sign;
    size += sign == kDropped ? 0U : 1U;
  }
  if ((all & kNotPlain) != 0) return std::nullopt;
  return without_leading_zeros({core.data(), size});
}

}  // namespace

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

std::string core_of(std::string_view code) {
  std::array<char, kLongestQuick> core{};
  const auto size = plain_core(code, core);
  return size ? std::string{core.data(), *size} : core_of_any(code);
}

std::uint64_t core_hash(std::string_view code) {
  std::array<char, kLongestQuick> core{};
  const auto size = plain_core(code, core);
  return Numbering::hash(size ? std::string_view{core.data(), *size}
                              : std::string_view{core_of_any(code)});
}

}  // namespace copil::records
