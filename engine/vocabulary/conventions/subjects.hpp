#pragma once

#include "vocabulary/alerts.hpp"
#include "vocabulary/tables/fields.hpp"

/// What templates name of conventions that do not run.
namespace copil::vocabulary {

/// Those of one fate, at and below a territory.
struct ApartSubject {
  static constexpr const char* kType = "a_part";
  records::TerritoireId territoire;
  Apart apart;
};

Bearing bearing_of(const DocumentNames& names, const ApartSubject& subject, const std::string&);

}  // namespace copil::vocabulary
