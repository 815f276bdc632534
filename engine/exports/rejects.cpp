#include "exports/rejects.hpp"

#include "exports/quoting.hpp"

namespace copil::exports {

std::uint32_t Rejects::word(std::string_view text) {
  const auto [place, is_new] =
      word_numbers_.try_emplace(std::string{text}, static_cast<std::uint32_t>(words_.size()));
  if (is_new) words_.emplace_back(text);
  return place->second;
}

void Rejects::add(const Reject& reject) {
  entries_.push_back({reject.line, text_.size(), static_cast<std::uint32_t>(reject.value.size()),
                      static_cast<std::uint32_t>(reject.row.size()), word(reject.file),
                      word(reject.column), word(reject.reason)});
  text_ += reject.value;
  text_ += reject.row;
}

void Rejects::add(const Rejects& others) {
  for (std::size_t i = 0; i < others.size(); ++i) add(others[i]);
}

Reject Rejects::operator[](std::size_t index) const {
  const Entry& entry = entries_[index];
  const std::string_view text = text_;
  return {words_[entry.file],   entry.line,
          words_[entry.column], text.substr(entry.offset, entry.value_size),
          words_[entry.reason], text.substr(entry.offset + entry.value_size, entry.row_size)};
}

std::string rejects_csv(const Rejects& rejects) {
  std::string text = "fichier;ligne;colonne;valeur;motif;enregistrement\n";
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const Reject reject = rejects[i];
    append_quoted(text, reject.file);
    text += ';' + std::to_string(reject.line) + ';';
    append_quoted(text, reject.column);
    text += ';';
    append_quoted(text, reject.value);
    text += ';';
    append_quoted(text, reject.reason);
    text += ';';
    append_quoted(text, reject.row);
    text += '\n';
  }
  return text;
}

}  // namespace copil::exports
