#include "web/html.hpp"
#include "base/markup.hpp"

#include <cassert>

#include "sheets/texts.hpp"

namespace copil::web {

std::string escaped(std::string_view text) {
  return escaped_markup(sheets::is_clean(text) ? text : sheets::cleaned(text).text);
}

void Html::begin(std::string_view tag, Attributes attributes) {
  text_ += '<';
  text_ += tag;
  for (const auto& [name, value] : attributes) {
    if (value.empty()) continue;
    text_ += ' ';
    text_ += name;
    text_ += "=\"" + escaped(value) + "\"";
  }
}

Html& Html::open(std::string_view tag, Attributes attributes) {
  begin(tag, attributes);
  text_ += '>';
  open_.emplace_back(tag);
  return *this;
}

Html& Html::close() {
  assert(!open_.empty());
  text_ += "</" + open_.back() + ">";
  open_.pop_back();
  return *this;
}

Html& Html::leaf(std::string_view tag, Attributes attributes) {
  begin(tag, attributes);
  text_ += "/>";
  return *this;
}

Html& Html::element(std::string_view tag, std::string_view text, Attributes attributes) {
  return open(tag, attributes).text(text).close();
}

Html& Html::text(std::string_view characters) {
  text_ += escaped(characters);
  return *this;
}

Html& Html::raw(std::string_view markup) {
  text_ += markup;
  return *this;
}

std::string Html::take() {
  assert(open_.empty());
  return std::move(text_);
}

}  // namespace copil::web
