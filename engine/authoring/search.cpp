// Sentences and parts looked for in the files of templates.
#include <algorithm>
#include <filesystem>
#include <utility>

#include "authoring/authoring.hpp"
#include "base/folded.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "files/files.hpp"

namespace copil::authoring {

namespace {

namespace fs = std::filesystem;

struct TemplateFile {
  std::string path;  ///< under the folder
  std::string text;
  std::string shown;  ///< as places name it
};

Checked<std::vector<TemplateFile>> template_files(const Layers& folder) {
  std::error_code error;
  const auto names = folder.names_below(".md", error);
  if (error) {
    return Diagnostics{
        plain_error("« " + folder.folder() + " » est illisible : " + error.message())};
  }
  std::vector<TemplateFile> files;
  for (const auto& name : names) {
    const std::string path = folder.file(name);
    auto text = files::read_file(path);
    if (!text) return text.error();
    const bool is_shipped = folder.layer_of(name) == folder.folder();
    files.push_back({name, std::move(*text), is_shipped ? "templates/" + name : path});
  }
  return files;
}

/// A text as words are compared, and where each of its bytes comes from.
struct Plain {
  std::string text;
  std::vector<std::size_t> from;  ///< offsets in the original, as many as bytes
};

/// The code point that starts there.
std::string_view letter_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && is_trailing_byte(text[end])) ++end;
  return text.substr(at, end - at);
}

/// Marks of emphasis and quotes say nothing of the words.
bool is_passed_over(std::string_view letter) {
  for (const std::string_view mark : {"*", "_", "`", "\"", "«", "»", "“", "”", "„", "\\", ">"}) {
    if (letter == mark) return true;
  }
  return false;
}

Plain plain_of(std::string_view text) {
  Plain plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view letter = letter_at(text, at);
    const std::string same = folded(letter);
    const bool is_blank = same.empty();
    if (!is_passed_over(letter)) {
      const bool is_needless = is_blank && (plain.text.empty() || plain.text.back() == ' ');
      for (const char c : is_blank ? std::string{" "} : same) {
        if (is_needless) continue;
        plain.text += c;
        plain.from.push_back(at);
      }
    }
    at += letter.size();
  }
  // No blank stands before a sign that French sets off.
  for (std::size_t i = 0; i + 1 < plain.text.size();) {
    const bool is_set_off =
        std::string_view{":;!?%.,"}.find(plain.text[i + 1]) != std::string_view::npos;
    if (plain.text[i] == ' ' && is_set_off) {
      plain.text.erase(i, 1);
      plain.from.erase(plain.from.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return plain;
}

Finding finding_at(const TemplateFile& file, std::size_t offset, std::size_t length) {
  const std::string_view text = file.text;
  const auto start = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = start == std::string::npos ? 0 : start + 1;
  const std::size_t end = std::min(text.find('\n', offset), text.size());
  const auto line =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
  const std::size_t column = 1 + character_count(text.substr(begin, offset - begin));
  return {{file.shown, static_cast<int>(line) + 1, static_cast<int>(column),
           static_cast<int>(std::max<std::size_t>(1, length))},
          std::string{text.substr(begin, end - begin)},
          file.path};
}

std::vector<std::string> words_of(std::string_view text) {
  const auto words = split_at(text, ' ');
  return {words.begin(), words.end()};
}

class PhraseSearch {
 public:
  explicit PhraseSearch(const std::vector<TemplateFile>& files) : files_(files) {
    for (const auto& file : files) plains_.push_back(plain_of(file.text));
  }

  std::vector<Finding> of(const std::string& words) const {
    std::vector<Finding> found;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const auto& text = plains_[i].text;
      for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        found.push_back(finding_at(files_[i], plains_[i].from[at], 1));
      }
    }
    return found;
  }

 private:
  const std::vector<TemplateFile>& files_;
  std::vector<Plain> plains_;
};

/// A shorter stretch would be found everywhere.
constexpr std::size_t kFewestWords = 3;

}  // namespace

Checked<Search> find_phrase(const Layers& folder, const std::string& phrase) {
  const auto files = template_files(folder);
  if (!files) return files.error();
  const auto words = words_of(plain_of(phrase).text);
  if (words.empty())
    return Diagnostics{plain_error("donnez les mots à chercher, entre guillemets")};
  const PhraseSearch search{*files};
  for (std::size_t count = words.size(); count > 0; --count) {
    if (count < words.size() && count < kFewestWords) break;
    for (std::size_t from = 0; from + count <= words.size(); ++from) {
      const auto first = words.begin() + static_cast<std::ptrdiff_t>(from);
      const std::string wanted = joined({first, first + static_cast<std::ptrdiff_t>(count)}, " ");
      auto found = search.of(wanted);
      if (!found.empty()) return Search{std::move(found), wanted};
    }
  }
  return Search{{}, joined(words, " ")};
}

Checked<std::vector<Finding>> find_usages(const Layers& folder, const std::string& part) {
  const auto files = template_files(folder);
  if (!files) return files.error();
  std::vector<std::string> known;
  for (const auto& file : *files) known.push_back(file.path);
  std::string wanted = part;
  for (const auto& path : known) {
    if (path == part) break;
    if (path.ends_with("/" + part) || path.ends_with("/" + part + ".md")) wanted = path;
  }
  if (std::find(known.begin(), known.end(), wanted) == known.end()) {
    return Diagnostics{
        plain_error("aucune partie « " + part + " » dans les modèles", did_you_mean(part, known))};
  }
  std::vector<Finding> usages;
  for (const auto& file : *files) {
    const std::string_view kTag = "include";
    for (auto at = file.text.find(kTag); at != std::string::npos;
         at = file.text.find(kTag, at + 1)) {
      const auto open = file.text.find_first_not_of(" \t", at + kTag.size());
      if (open == std::string::npos || file.text[open] != '"') continue;
      const auto close = file.text.find('"', open + 1);
      if (close == std::string::npos) break;
      // A part is named from the folder of templates, or from that of the template itself.
      const std::string named = file.text.substr(open + 1, close - open - 1);
      const std::string beside =
          (fs::path{file.path}.parent_path() / named).lexically_normal().generic_string();
      if (named == wanted || beside == wanted) {
        usages.push_back(finding_at(file, open + 1, named.size()));
      }
    }
  }
  return usages;
}

}  // namespace copil::authoring
