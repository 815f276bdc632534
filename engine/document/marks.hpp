#pragma once

#include <string>

#include "document/document.hpp"

namespace copil::document {

/// What a mark means, for those who do not see its sign: « à surveiller »; empty for `none`.
inline std::string mark_meaning(CellMark mark) {
  switch (mark) {
    case CellMark::good:
      return "favorable";
    case CellMark::warning:
      return "à surveiller";
    case CellMark::bad:
      return "défavorable";
    case CellMark::anomaly:
      return "anomalie";
    case CellMark::none:
      return {};
  }
  return {};
}

}  // namespace copil::document
