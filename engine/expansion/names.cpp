#include "expansion/names.hpp"

namespace copil::expansion {

const RecordType* Schema::find(std::string_view record) const {
  for (const auto& type : records) {
    if (type.name == record) return &type;
  }
  return nullptr;
}

}  // namespace copil::expansion
