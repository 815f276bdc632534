#include "exports/rejects.hpp"

#include "exports/dialect/encoding.hpp"
#include "exports/quoting.hpp"

namespace copil::exports {

std::uint32_t Rejects::word(std::string_view text) {
  const auto [place, is_new] =
      word_numbers_.try_emplace(std::string{text}, static_cast<std::uint32_t>(words_.size()));
  if (is_new) words_.emplace_back(text);
  return place->second;
}

void Rejects::number_words() {
  word_numbers_.clear();
  for (const auto& known : words_) {
    word_numbers_.emplace(known, static_cast<std::uint32_t>(word_numbers_.size()));
  }
}

void Rejects::add(const Reject& reject) {
  const std::size_t offset = text_.size();
  const auto append = [&](std::string_view part) {
    const std::size_t before = text_.size();
    if (inspect(part).first_invalid == kNowhere) {
      text_ += part;
    } else {
      text_ += with_valid_utf8(part);
    }
    return static_cast<std::uint32_t>(text_.size() - before);
  };
  const std::uint32_t value_size = append(reject.value);
  const std::uint32_t row_size = append(reject.row);
  const std::uint32_t jeune_size = append(reject.jeune);
  const std::uint32_t spot_size = append(reject.spot);
  entries_.push_back({reject.line, offset, value_size, row_size, jeune_size, spot_size,
                      word(reject.source), word(reject.file), word(reject.column),
                      word(reject.reason), word(reject.mission_locale)});
}

void Rejects::add(const Rejects& others) {
  for (std::size_t i = 0; i < others.size(); ++i) add(others[i]);
}

Reject Rejects::operator[](std::size_t index) const {
  const Entry& entry = entries_[index];
  std::string_view text = std::string_view{text_}.substr(entry.offset);
  const auto take = [&](std::uint32_t size) {
    const std::string_view part = text.substr(0, size);
    text.remove_prefix(size);
    return part;
  };
  const std::string_view value = take(entry.value_size);
  const std::string_view row = take(entry.row_size);
  const std::string_view jeune = take(entry.jeune_size);
  return {words_[entry.file],           entry.line,
          words_[entry.column],         value,
          words_[entry.reason],         row,
          words_[entry.mission_locale], jeune,
          words_[entry.source],         take(entry.spot_size)};
}

std::string place_text(const Reject& reject) {
  return std::string{reject.source_name()} + ", " +
         (reject.spot.empty() ? "ligne\u00A0" + std::to_string(reject.line)
                              : std::string{reject.spot});
}

std::string place_within(const Reject& reject) {
  const std::string place = place_text(reject);
  return reject.source.empty() ? place.substr(reject.file.size() + 2) : place;
}

std::string rejects_csv(const Rejects& rejects) {
  std::string text =
      "\uFEFFfichier;ligne;colonne;valeur;motif;enregistrement;mission_locale;jeune\n";
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const Reject reject = rejects[i];
    append_quoted(text, reject.source_name());
    text += ';';
    append_quoted(text, reject.spot.empty() ? std::to_string(reject.line) : reject.spot);
    for (const std::string_view cell : {reject.column, reject.value, reject.reason, reject.row,
                                        reject.mission_locale, reject.jeune}) {
      text += ';';
      append_quoted(text, cell);
    }
    text += '\n';
  }
  return text;
}

}  // namespace copil::exports
