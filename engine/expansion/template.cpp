#include "expansion/template.hpp"

#include "expansion/program/program.hpp"

namespace copil::expansion {

Template::Template(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

const Diagnostics& Template::warnings() const {
  return program_->warnings;
}
const std::vector<std::string>& Template::levels() const {
  return program_->levels;
}
const Form& Template::form() const {
  return program_->form;
}
const std::vector<std::string>& Template::names_used() const {
  return program_->names_used;
}
const std::vector<std::string>& Template::files() const {
  return program_->files;
}

}  // namespace copil::expansion
