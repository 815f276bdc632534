#pragma once

#include <locale.h>

namespace copil::workbook {

/// While it lives, this thread alone writes numbers with a decimal point: the library prints with
/// the locale's comma otherwise, and spreadsheets then refuse the file.
class NumericLocale {
 public:
  NumericLocale() : point_(newlocale(LC_NUMERIC_MASK, "C", nullptr)), before_(uselocale(point_)) {}
  ~NumericLocale() {
    uselocale(before_);
    freelocale(point_);
  }
  NumericLocale(const NumericLocale&) = delete;
  NumericLocale& operator=(const NumericLocale&) = delete;

 private:
  locale_t point_;
  locale_t before_;
};

}  // namespace copil::workbook
