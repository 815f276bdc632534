#pragma once

#include <map>
#include <string>
#include <string_view>

#include "console/gate/access.hpp"

namespace copil::console {

/// The fields of a query or of a form, decoded; of a field given twice, the last.
using Fields = std::map<std::string, std::string>;

/// The field; empty when it is not there.
std::string field_in(const Fields& fields, const std::string& name);

/// What a place answers.
struct Reply {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::string place{};   ///< of a redirection
  std::string name{};    ///< of a file to save
  std::string cookie{};  ///< to set
};

/// On to another address, once something is done.
Reply redirected(const std::string& place);
/// For a script of ours: a JSON text.
Reply json_reply(std::string text, int status = 200);
/// A script of ours.
Reply script_reply(std::string_view text);

/// What is asked of a place, once let in.
struct Question {
  std::string path;
  Fields query;
  Fields form;  ///< of a POST
  bool is_post = false;
  User user{};  ///< who asks; nobody, by default: nothing is allowed

  /// The field of the query, or the fallback.
  std::string get(const std::string& field, const std::string& fallback = {}) const {
    const auto found = query.find(field);
    return found == query.end() || found->second.empty() ? fallback : found->second;
  }
  /// The field of the form; empty when it is not there.
  std::string posted(const std::string& field) const { return field_in(form, field); }
  /// The field of the form, that of the query when the form has none.
  std::string posted_or_asked(const std::string& field) const {
    return form.count(field) > 0 ? posted(field) : get(field);
  }
};

/// `a=1&b=%C3%A9` as fields; what is not well-formed is left out.
Fields fields_of(const std::string& encoded);
/// The text as a part of an address.
std::string encoded(const std::string& text);
/// `path?a=1&b=2`, without the fields that are empty.
std::string address(const std::string& path, const Fields& fields);

}  // namespace copil::console
