#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace copil::warehouse {

/// Takes the stream of `COPY … TO STDOUT (FORMAT binary)` apart, however it is cut.
class CopiedRows {
 public:
  /// The cells of a row, which whoever takes them may change; empty for NULL. They live until the
  /// call ends.
  using Take = std::function<void(std::span<std::string_view> cells)>;
  explicit CopiedRows(Take take) : take_(std::move(take)) {}

  /// The next bytes. False when they are no such stream.
  bool add(std::string_view bytes);
  /// True once the end of the stream was read.
  bool is_whole() const { return is_whole_; }

 private:
  bool read_header(std::string_view& bytes);
  bool read_row(std::string_view& bytes);

  Take take_;
  std::string pending_;  ///< bytes that do not make a row yet
  std::vector<std::string_view> cells_;
  bool has_header_ = false;
  bool is_whole_ = false;
  bool is_wrong_ = false;
};

}  // namespace copil::warehouse
