#include "sources/names/file_names.hpp"

#include "base/folded.hpp"

namespace copil::sources {

namespace {

constexpr std::string_view kCompressed = ".gz";

struct Ending {
  std::string_view text;
  Form form;
};
constexpr Ending kEndings[] = {
    {".csv", Form::text},     {".txt", Form::text},       {".tsv", Form::text},
    {".xlsx", Form::xlsx},    {".ods", Form::ods},        {".zip", Form::zip},
    {".xls", Form::refused},  {".xlsm", Form::refused},   {".xlsb", Form::refused},
    {".xltx", Form::refused}, {".xltm", Form::refused},   {".xlt", Form::refused},
    {".fods", Form::refused}, {".numbers", Form::refused}};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

std::optional<NamedFile> file_named(std::string_view name,
                                    std::span<const std::string_view> stems) {
  const std::string plain = folded(name);
  std::optional<NamedFile> part;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < stems.size(); ++i) {
    const std::string_view stem = stems[i];
    if (plain == stem) return NamedFile{i, {}};
    const bool is_part = plain.size() > stem.size() + 1 && plain[stem.size()] == '_' &&
                         std::string_view{plain}.substr(0, stem.size()) == stem;
    if (!is_part || stem.size() < longest) continue;
    longest = stem.size();
    part = NamedFile{i, plain.substr(stem.size() + 1)};
  }
  return part;
}

NameAndForm form_of(std::string_view name) {
  std::string_view rest = name;
  if (ends_with(folded(rest), kCompressed)) rest.remove_suffix(kCompressed.size());
  for (const Ending& ending : kEndings) {
    if (!ends_with(folded(rest), ending.text)) continue;
    if (rest.size() != name.size() && ending.form != Form::text) break;
    rest.remove_suffix(ending.text.size());
    return {ending.form, std::string{rest}, ending.text};
  }
  return {Form::other, std::string{name}, {}};
}

bool is_passed_over(std::string_view name) {
  return name.empty() || name.front() == '.' || name.substr(0, 2) == "~$" ||
         ends_with(folded(name), ".md") || folded(name).rfind("readme", 0) == 0 ||
         name == "rejets.csv" || name == "saisies.csv";
}

}  // namespace copil::sources
