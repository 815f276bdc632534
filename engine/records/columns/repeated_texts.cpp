#include "records/columns/repeated_texts.hpp"

#include <algorithm>

#include "records/reading/columns.hpp"

namespace copil::records {

void RepeatedTexts::push_back(std::string_view text) {
  if (last_ == Numbering::kUnknown || texts_.text(last_) != text) last_ = texts_.add(text).number;
  push_number(last_);
}

void RepeatedTexts::push_number(std::uint32_t number) {
  if (!is_wide_ && number > UINT8_MAX) {
    wide_.reserve(narrow_.capacity());
    wide_.assign(narrow_.begin(), narrow_.end());
    narrow_ = {};
    is_wide_ = true;
  }
  if (is_wide_) {
    wide_.push_back(number);
  } else {
    narrow_.push_back(static_cast<std::uint8_t>(number));
  }
}

void RepeatedTexts::reserve(std::size_t rows) {
  if (is_wide_) {
    reserve_in_huge_pages(wide_, rows);
  } else {
    reserve_in_huge_pages(narrow_, rows);
  }
}

void RepeatedTexts::resize(std::size_t rows) {
  while (size() < rows) push_back({});
}

void RepeatedTexts::append(const RepeatedTexts& other) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < other.texts_.size(); ++i) {
    numbers.push_back(texts_.add(other.texts_.text(i)).number);
  }
  for (std::size_t row = 0; row < other.size(); ++row) push_number(numbers[other.number_at(row)]);
}

void RepeatedTexts::drop(const std::vector<std::uint32_t>& rows) {
  if (is_wide_) {
    drop_from(wide_, rows);
  } else {
    drop_from(narrow_, rows);
  }
}

bool RepeatedTexts::operator==(const RepeatedTexts& other) const {
  return size() == other.size() && std::equal(begin(), end(), other.begin());
}

}  // namespace copil::records
