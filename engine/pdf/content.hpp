#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copil::pdf {

/// One operation of a page's content: its operands, then its operator.
struct Operation {
  std::string_view text;  ///< all of it, without the blanks around
  std::string_view op;    ///< the operator: `Tj`, `BDC`, `re`…; empty after a broken end
};

/// Reads a content stream operation by operation. Strings, dictionaries and inline images are
/// skipped as wholes; what cannot be read ends the content.
class ContentReader {
 public:
  explicit ContentReader(std::string_view content) : content_(content) {}

  /// False at the end of the content.
  bool next(Operation& operation);

 private:
  void skip_blanks();
  void skip_operand();
  void skip_string();
  void skip_hexadecimal();
  void skip_inline_image();

  std::string_view content_;
  std::size_t at_ = 0;
};

/// The whole number after `/MCID` in the operands of a `BDC`, or −1.
int marked_content_id(const Operation& operation);

/// The bytes of the strings among the operands, in order, without their escapes: the codes that
/// `Tj` and `TJ` show.
std::string shown_bytes(const Operation& operation);

}  // namespace copil::pdf
