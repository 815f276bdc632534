#include "conformity/fonts/code_map.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "conformity/reading/lexer.hpp"

namespace copil::conformity {

namespace {

/// Maps whose names stand in this table, by collection; each is followed by `-H` or `-V`.
struct Collection {
  const char* ordering;
  std::string_view maps;
};

constexpr std::array<Collection, 4> kCollections{
    {{"GB1",
      " GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H "
      "GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V "},
     {"CNS1",
      " B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H "
      "CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V "},
     {"Japan1",
      " 83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H "
      "Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V "
      "UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V "},
     {"Korea1",
      " KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H "
      "UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V "}}};

bool is_identity(std::string_view name) {
  return name == "Identity-H" || name == "Identity-V";
}

Code code_of(const std::string& bytes) {
  Code code{static_cast<int>(bytes.size()), 0};
  for (const char byte : bytes) code.value = code.value << 8 | static_cast<unsigned char>(byte);
  return code;
}

std::u16string units_of(const std::string& bytes) {
  std::u16string units;
  if (bytes.size() == 1) return {static_cast<char16_t>(static_cast<unsigned char>(bytes[0]))};
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    units += static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) << 8 |
                                   static_cast<unsigned char>(bytes[i + 1]));
  }
  return units;
}

}  // namespace

bool is_predefined_map(std::string_view name) {
  return is_identity(name) || !ordering_of_map(name).empty();
}

std::string ordering_of_map(std::string_view name) {
  const std::string wanted = " " + std::string(name) + " ";
  for (const Collection& collection : kCollections) {
    if (collection.maps.find(wanted) != std::string_view::npos) return collection.ordering;
  }
  return {};
}

/// Reads the operators of a CMap; whatever else a PostScript program may do is let be.
class CodeMap::Reader {
 public:
  Reader(std::string_view text, CodeMap& map) : lexer_(text), map_(map) {}

  void read() {
    Token before;
    Token earlier;
    for (Token token = lexer_.next(); !token.is(Token::Kind::end); token = lexer_.next()) {
      if (token.is_word("begincodespacerange")) read_spaces();
      if (token.is_word("begincidrange") || token.is_word("begincidchar")) {
        read_cids(token.text == "begincidrange");
      }
      if (token.is_word("beginbfrange") || token.is_word("beginbfchar")) {
        read_meanings(token.text == "beginbfrange");
      }
      if (token.is_word("usecmap") && before.is(Token::Kind::name)) map_.used_map_ = before.text;
      if (token.is_word("def") && earlier.is(Token::Kind::name)) define(earlier.text, before);
      earlier = std::exchange(before, token);
    }
  }

 private:
  void define(const std::string& key, const Token& value) {
    if (key == "WMode" && value.is(Token::Kind::number)) {
      map_.writing_mode_ = static_cast<int>(value.value);
    }
    if (key == "CMapName" && value.is(Token::Kind::name)) map_.name_ = value.text;
  }

  /// The next string, or nothing at the end of a list.
  bool next_string(Token& token) {
    token = lexer_.next();
    return token.is(Token::Kind::string) && token.text.size() <= 4;
  }

  void read_spaces() {
    for (Token low, high; next_string(low) && next_string(high);) {
      map_.spaces_.push_back({code_of(low.text), code_of(high.text)});
    }
  }

  void read_cids(bool is_range) {
    for (Token low, high; next_string(low);) {
      high = low;
      if (is_range && !next_string(high)) return;
      const Token cid = lexer_.next();
      if (!cid.is(Token::Kind::number) || cid.value < 0 || cid.value > 0x7fffffff) return;
      const Code first = code_of(low.text);
      const Code last = code_of(high.text);
      const auto first_cid = static_cast<std::uint32_t>(cid.value);
      map_.ranges_[first] = {last.value, first_cid};
      if (last.value < first.value) continue;
      map_.largest_cid_ = std::max(map_.largest_cid_, first_cid + (last.value - first.value));
    }
  }

  void read_meanings(bool is_range) {
    for (Token low, high; next_string(low);) {
      high = low;
      if (is_range && !next_string(high)) return;
      const Token meaning = lexer_.next();
      if (meaning.is(Token::Kind::open_array)) {
        read_list(code_of(low.text));
      } else if (meaning.is(Token::Kind::string)) {
        map_.meanings_[code_of(low.text).value] = {code_of(high.text).value,
                                                   units_of(meaning.text)};
      } else if (!meaning.is(Token::Kind::name)) {
        return;
      }
    }
  }

  void read_list(Code code) {
    for (Token item = lexer_.next(); item.is(Token::Kind::string); item = lexer_.next()) {
      map_.meanings_[code.value] = {code.value, units_of(item.text)};
      ++code.value;
    }
  }

  Lexer lexer_;
  CodeMap& map_;
};

CodeMap CodeMap::read(std::string_view text) {
  CodeMap map;
  Reader(text, map).read();
  return map;
}

CodeMap CodeMap::identity() {
  CodeMap map;
  map.spaces_.push_back({{2, 0}, {2, 0xFFFF}});
  map.ranges_[{2, 0}] = {0xFFFF, 0};
  map.name_ = "Identity-H";
  return map;
}

Code CodeMap::code_at(std::string_view text, std::size_t at) const {
  Code code{0, 0};
  while (code.size < 4 && at + static_cast<std::size_t>(code.size) < text.size()) {
    code.value = code.value << 8 |
                 static_cast<unsigned char>(text[at + static_cast<std::size_t>(code.size)]);
    ++code.size;
    for (const Space& space : spaces_) {
      if (space.low.size != code.size) continue;
      bool is_inside = true;
      for (int shift = 0; shift < 8 * code.size; shift += 8) {
        const auto byte = code.value >> shift & 0xFF;
        is_inside &= (space.low.value >> shift & 0xFF) <= byte;
        is_inside &= byte <= (space.high.value >> shift & 0xFF);
      }
      if (is_inside) return code;
    }
  }
  // Of no space: as long as the shortest one.
  int size = spaces_.empty() ? 2 : 4;
  for (const Space& space : spaces_) size = std::min(size, space.low.size);
  code = {0, 0};
  for (; code.size < size && at + static_cast<std::size_t>(code.size) < text.size(); ++code.size) {
    code.value = code.value << 8 |
                 static_cast<unsigned char>(text[at + static_cast<std::size_t>(code.size)]);
  }
  code.size = std::max(code.size, 1);
  return code;
}

std::optional<std::uint32_t> CodeMap::cid(Code code) const {
  auto found = ranges_.upper_bound(code);
  if (found == ranges_.begin()) return std::nullopt;
  --found;
  if (found->first.size != code.size || code.value > found->second.high) return std::nullopt;
  return found->second.first_cid + (code.value - found->first.value);
}

std::optional<std::u16string> CodeMap::meaning(Code code) const {
  auto found = meanings_.upper_bound(code.value);
  if (found == meanings_.begin()) return std::nullopt;
  --found;
  if (code.value > found->second.high) return std::nullopt;
  std::u16string units = found->second.first;
  if (units.empty()) return units;
  units.back() = static_cast<char16_t>(units.back() + (code.value - found->first));
  return units;
}

}  // namespace copil::conformity
