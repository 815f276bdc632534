#include "spreadsheets/xlsx/styles.hpp"

#include <charconv>

namespace copil::spreadsheets {

namespace {

constexpr std::size_t kMostStyles = 65'536;

unsigned number_of(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

void StylesHandler::start(std::string_view name, const Attributes& attributes) {
  const std::string_view local = local_name(name);
  if (local == "cellXfs") is_in_cells_ = true;
  if (own_.size() > kMostStyles || numbers_.size() > kMostStyles) {
    return stop("il a plus de 65 536 styles");
  }
  if (local == "numFmt") {
    own_[number_of(attributes.of("numFmtId"))] = number_format(attributes.of("formatCode"));
  }
  if (local == "xf" && is_in_cells_) numbers_.push_back(number_of(attributes.of("numFmtId")));
}

void StylesHandler::end(std::string_view name) {
  if (local_name(name) == "cellXfs") is_in_cells_ = false;
}

std::vector<NumberFormat> StylesHandler::formats() const {
  std::vector<NumberFormat> formats;
  for (const unsigned number : numbers_) {
    const auto own = own_.find(number);
    formats.push_back(own == own_.end() ? builtin_format(number) : own->second);
  }
  return formats;
}

}  // namespace copil::spreadsheets
