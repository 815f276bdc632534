#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "conformity/reading/qpdf_library.hpp"

/// Questions to objects of a file of which nothing can be taken for granted: whatever is not of the
/// kind that is asked for is told apart, and never makes qpdf complain.
namespace copil::conformity {

using Object = QPDFObjectHandle;

/// The value under `key` of a dictionary or of a stream's; null when there is none.
Object get(const Object& holder, std::string_view key);

/// The same, from key to key.
Object get(const Object& holder, std::string_view key, std::string_view next);

bool is_dictionary(const Object& object);
bool is_stream(const Object& object);
bool is_array(const Object& object);
bool is_name(const Object& object);
bool is_string(const Object& object);
bool is_null(const Object& object);

/// True for one of the words of a list that has a blank before and behind each: ` Tj TJ `.
bool is_among(std::string_view list, const std::string& word);

/// The number of an object; `0 0` when it stands inside another.
QPDFObjGen id(const Object& object);

bool has(const Object& holder, std::string_view key);

/// The items of an array; none of anything else.
std::vector<Object> items(const Object& array);

/// A name without its slash; empty when it is none.
std::string name(const Object& object);
std::string name(const Object& holder, std::string_view key);

/// A text string in UTF-8; empty when it is none.
std::string text(const Object& object);

/// True when a text that is not empty stands under `key`.
bool says(const Object& holder, std::string_view key);

std::optional<double> number(const Object& object);
long long integer(const Object& object, long long otherwise = 0);
bool is_true(const Object& object);

/// The four numbers of a rectangle, the lower ones first.
using Box = std::array<double, 4>;
std::optional<Box> box(const Object& object);

/// What a stream holds once its filters are undone; nothing when they cannot be, or when it is
/// larger than any file should be.
std::optional<std::string> content_of(const Object& stream);

/// The names of a stream's filters.
std::vector<std::string> filters_of(const Object& stream);

/// `objet 12`, or `objet direct`.
std::string object_label(const Object& object);

}  // namespace copil::conformity
