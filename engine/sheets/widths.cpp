#include "sheets/widths.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace copil::sheets {

namespace {

/// Advance widths of U+0020 to U+007E, in 1/2048 of the type size, as in the default face and the
/// free faces with the same metrics.
constexpr std::array<std::int16_t, 95> kAdvances{
    463,  667,  821,  1020, 1038, 1464, 1397, 452,  621,  621,  1020, 1020, 511,  627,  517,  791,
    1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 548,  548,  1020, 1020, 1020, 949,
    1831, 1185, 1114, 1092, 1260, 1000, 941,  1292, 1276, 516,  653,  1064, 861,  1751, 1322, 1356,
    1058, 1378, 1112, 941,  998,  1314, 1162, 1822, 1063, 998,  959,  628,  791,  628,  1020, 1020,
    596,  981,  1076, 866,  1076, 1019, 625,  964,  1076, 470,  490,  931,  470,  1636, 1076, 1080,
    1076, 1076, 714,  801,  686,  1076, 925,  1464, 887,  927,  809,  644,  943,  644,  1020};
constexpr double kDigit = 1038;
/// Faces that stand in for the default one where it is absent are so much wider.
constexpr double kWidestFace = 1.2;

/// Width of the character whose first byte is given, in digits; the bytes that follow count for
/// nothing. French letters with accents are about as wide as a digit.
constexpr std::array<double, 256> kByteWidths = [] {
  std::array<double, 256> widths{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) widths[byte] = kAdvances[byte - 0x20] / kDigit;
  for (std::size_t byte = 0xC0; byte < 0x100; ++byte) widths[byte] = 1;
  return widths;
}();

double byte_width(char byte) {
  return kByteWidths[static_cast<std::uint8_t>(byte)];
}

double line_width(std::string_view line) {
  double width = 0;
  for (char byte : line) width += byte_width(byte);
  return width;
}

/// Cuts the head of `rest` up to `separator` off and returns it.
std::string_view next_part(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

int wrapped_line_count(std::string_view line, double width) {
  if (line_width(line) <= width) return 1;
  int lines = 1;
  double used = 0;
  while (!line.empty()) {
    const double word = line_width(next_part(line, ' '));
    if (used > 0 && used + word > width) {
      ++lines;
      used = 0;
    }
    used += word + byte_width(' ');
  }
  return lines;
}

}  // namespace

double text_width(std::string_view text) {
  double width = 0;
  double line = 0;
  for (char byte : text) {
    line = byte == '\n' ? 0 : line + byte_width(byte);
    width = std::max(width, line);
  }
  return width;
}

double word_width(std::string_view text) {
  double width = 0;
  while (!text.empty()) {
    std::string_view line = next_part(text, '\n');
    while (!line.empty()) width = std::max(width, line_width(next_part(line, ' ')));
  }
  return width;
}

int line_count(std::string_view text, double width) {
  width /= kWidestFace;
  int lines = 0;
  while (!text.empty()) lines += wrapped_line_count(next_part(text, '\n'), width);
  return std::max(lines, 1);
}

}  // namespace copil::sheets
