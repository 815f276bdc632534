#pragma once

#include <cstdio>

namespace copil::workbook {

/// While it lives, what the library complains of on the standard error, in English, goes nowhere:
/// its return codes say the same, and users read our words for them.
class QuietLibrary {
 public:
  QuietLibrary() : before_(stderr), nowhere_(std::fopen("/dev/null", "w")) {
    if (nowhere_ != nullptr) stderr = nowhere_;
  }
  ~QuietLibrary() {
    stderr = before_;
    if (nowhere_ != nullptr) std::fclose(nowhere_);
  }
  QuietLibrary(const QuietLibrary&) = delete;
  QuietLibrary& operator=(const QuietLibrary&) = delete;

 private:
  std::FILE* before_;
  std::FILE* nowhere_;
};

}  // namespace copil::workbook
