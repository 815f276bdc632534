#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "spreadsheets/xml_reader.hpp"

namespace copil::spreadsheets {

/// Takes `_x000D_` for the character it stands for.
std::string without_escapes(std::string_view text);

/// Gathers the text of a string: its runs, without how it is read aloud (`rPh`).
class StringText {
 public:
  void start(std::string_view local);
  void end(std::string_view local);
  void text(std::string_view piece);
  /// False when the text is longer than any cell's.
  bool is_sound() const { return text_.size() <= limit_; }
  /// The text so far, which is forgotten.
  std::string take();

 private:
  std::string text_;
  std::size_t limit_ = std::size_t{1} << 17;
  bool is_in_text_ = false;
  bool is_phonetic_ = false;
};

/// The texts that cells share.
class StringsHandler final : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t index) const;

 private:
  StringText string_;
  std::string texts_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace copil::spreadsheets
