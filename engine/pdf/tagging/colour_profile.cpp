#include "pdf/tagging/colour_profile.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace copil::pdf {

namespace {

/// Big-endian bytes, as ICC.1:2010 wants them.
void put(std::string& out, std::uint32_t number, int byte_count) {
  for (int shift = 8 * (byte_count - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>((number >> shift) & 0xFF);
  }
}

/// s15Fixed16: the number given in 65 536ths.
void put_fixed(std::string& out, std::int32_t sixteenths) {
  put(out, static_cast<std::uint32_t>(sixteenths), 4);
}

std::string text_tag(std::string_view ascii) {
  std::string tag = "mluc";
  put(tag, 0, 4);
  put(tag, 1, 4);   // one record
  put(tag, 12, 4);  // of twelve bytes
  tag += "enUS";
  put(tag, static_cast<std::uint32_t>(2 * ascii.size()), 4);
  put(tag, 28, 4);  // where the text begins
  for (const char c : ascii) put(tag, static_cast<unsigned char>(c), 2);
  return tag;
}

std::string xyz_tag(const std::array<std::int32_t, 3>& xyz) {
  std::string tag = "XYZ ";
  put(tag, 0, 4);
  for (const std::int32_t component : xyz) put_fixed(tag, component);
  return tag;
}

/// Y = ((X + 0.055) / 1.055)^2.4 from 0.04045 on, X / 12.92 below.
std::string curve_tag() {
  std::string tag = "para";
  put(tag, 0, 4);
  put(tag, 3, 2);
  put(tag, 0, 2);
  for (const std::int32_t parameter : {157286, 62119, 3417, 5072, 2651}) put_fixed(tag, parameter);
  return tag;
}

/// Adaptation from D65 to D50 (Bradford).
std::string adaptation_tag() {
  std::string tag = "sf32";
  put(tag, 0, 4);
  for (const std::int32_t cell : {68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262}) {
    put_fixed(tag, cell);
  }
  return tag;
}

using Tags = std::vector<std::pair<std::string_view, std::string>>;

Tags srgb_tags() {
  return {{"desc", text_tag("sRGB")},
          {"cprt", text_tag("CC0")},
          {"wtpt", xyz_tag({63190, 65536, 54061})},
          {"rXYZ", xyz_tag({28578, 14581, 912})},
          {"gXYZ", xyz_tag({25241, 46981, 6362})},
          {"bXYZ", xyz_tag({9376, 3972, 46799})},
          {"rTRC", curve_tag()},
          {"gTRC", curve_tag()},
          {"bTRC", curve_tag()},
          {"chad", adaptation_tag()}};
}

std::string header(std::size_t profile_size) {
  std::string out;
  put(out, static_cast<std::uint32_t>(profile_size), 4);
  put(out, 0, 4);           // no preferred colour engine
  put(out, 0x04200000, 4);  // version 4.2
  out += "mntrRGB XYZ ";
  for (const std::uint32_t field : {2000U, 1U, 1U, 0U, 0U, 0U}) put(out, field, 2);
  out += "acsp";
  put(out, 0, 4);  // no platform
  put(out, 0, 4);  // flags
  put(out, 0, 4);  // device maker
  put(out, 0, 4);  // device model
  put(out, 0, 4);  // attributes, two words
  put(out, 0, 4);
  put(out, 0, 4);         // perceptual intent
  put_fixed(out, 63190);  // the D50 white of the connection space
  put_fixed(out, 65536);
  put_fixed(out, 54061);
  out.append(128 - out.size(), '\0');
  return out;
}

}  // namespace

std::string srgb_profile() {
  const Tags tags = srgb_tags();
  const std::size_t table_size = 4 + 12 * tags.size();
  std::string table;
  std::string data;
  put(table, static_cast<std::uint32_t>(tags.size()), 4);
  for (const auto& [signature, tag] : tags) {
    table += signature;
    put(table, static_cast<std::uint32_t>(128 + table_size + data.size()), 4);
    put(table, static_cast<std::uint32_t>(tag.size()), 4);
    data += tag;
    data.append((4 - data.size() % 4) % 4, '\0');
  }
  return header(128 + table_size + data.size()) + table + data;
}

}  // namespace copil::pdf
