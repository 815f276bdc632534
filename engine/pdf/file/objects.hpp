#pragma once

#include <cmath>
#include <string>

#include "pages/page.hpp"
#include "pdf/file/qpdf_library.hpp"

/// Short ways to make the objects that several files here make.
namespace copil::pdf {

inline QPDFObjectHandle whole_number(int number) {
  return QPDFObjectHandle::newInteger(number);
}

/// A length, to a hundredth of a point: far below what a printer shows.
inline QPDFObjectHandle length(double points) {
  const auto hundredths = std::llround(points * 100);
  const std::string digits = std::to_string(std::abs(hundredths) % 100);
  return QPDFObjectHandle::newReal((hundredths < 0 ? "-" : "") +
                                   std::to_string(std::abs(hundredths) / 100) + "." +
                                   std::string(2 - digits.size(), '0') + digits);
}

inline QPDFObjectHandle unicode_text(const std::string& text) {
  return QPDFObjectHandle::newUnicodeString(text);
}

/// A rectangle in the coordinates of PDF, whose y grows upwards from the page's bottom.
inline QPDFObjectHandle rectangle(const pages::Rect& box, double page_height) {
  return QPDFObjectHandle::newArray({length(box.x), length(page_height - box.bottom()),
                                     length(box.right()), length(page_height - box.y)});
}

}  // namespace copil::pdf
