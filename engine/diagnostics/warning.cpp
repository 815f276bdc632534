#include "diagnostics/warning.hpp"

namespace copil {

Diagnostic plain_warning(std::string message, std::vector<std::string> hints, Place place) {
  Diagnostic warning = as_warning(plain_error(std::move(message), std::move(hints)));
  warning.place = std::move(place);
  return warning;
}

Diagnostic as_warning(Diagnostic diagnostic) {
  diagnostic.severity = Severity::warning;
  return diagnostic;
}

}  // namespace copil
