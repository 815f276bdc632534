#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Inside the room: what the name of a file or of a sheet says that it holds.
namespace copil::sources {

/// A file of the format, whole or in part.
struct NamedFile {
  std::size_t file = 0;  ///< among the stems
  std::string part;      ///< folded (`r82` of `services_R82`); empty: the whole
};

/// What is called `name` (without extension), case and accents forgiven: a stem, or a stem, `_` and
/// the part's name.
std::optional<NamedFile> file_named(std::string_view name, std::span<const std::string_view> stems);

/// The forms that a file may have.
enum class Form { text, xlsx, ods, zip, refused, other };

/// A file's name as its form and the rest.
struct NameAndForm {
  Form form = Form::other;
  std::string stem;
  std::string_view extension;  ///< `.xlsx`; static
};
NameAndForm form_of(std::string_view name);

/// Locks and leftovers of programs, notes, what the program itself writes or reads beside the
/// format: nobody expects them to be read.
bool is_passed_over(std::string_view name);

}  // namespace copil::sources
