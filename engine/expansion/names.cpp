#include "expansion/names.hpp"

namespace copil::expansion {

const RecordType* Schema::find(std::string_view record) const {
  for (const auto& type : records) {
    if (type.name == record) return &type;
  }
  return nullptr;
}

const FigureName* Schema::find_figure(std::string_view code) const {
  for (const auto& figure : figures) {
    if (figure.code == code) return &figure;
  }
  return nullptr;
}

}  // namespace copil::expansion
