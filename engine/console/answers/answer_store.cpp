#include "console/answers/answer_store.hpp"

#include <filesystem>

#include "files/files.hpp"

namespace copil::console {

namespace {

using returns::Typed;

Checked<Typed> typed_in(const std::string& path, const std::string& territory) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return Typed{};
  const auto returned = returns::read_returns(path);
  if (!returned) return returned.error();
  for (const auto& sheaf : returned->sheaves) {
    if (sheaf.territory == territory) return returns::typed_of(sheaf);
  }
  return Typed{};
}

}  // namespace

std::string AnswerStore::folder(Period period) const {
  return folder_ + "/" + period_code(period);
}

bool AnswerStore::has_folder(Period period) const {
  std::error_code ignored;
  return std::filesystem::is_directory(folder(period), ignored);
}

std::string AnswerStore::file(const DocumentKey& key) const {
  return folder(key.period) + "/" + files::document_stem(key.report, key.territory, key.period) +
         ".yaml";
}

std::string AnswerStore::draft(const DocumentKey& key) const {
  return folder(key.period) + "/brouillons/" +
         files::document_stem(key.report, key.territory, key.period) + ".yaml";
}

Checked<Typed> AnswerStore::read(const DocumentKey& key) const {
  auto answers = typed_in(file(key), key.territory);
  if (!answers) return answers.error();
  const auto drafts = typed_in(draft(key), key.territory);
  if (!drafts) return drafts.error();
  for (const auto& [name, text] : *drafts) (*answers)[name] = text;
  return answers;
}

Diagnostics AnswerStore::write(const DocumentKey& key, const Typed& typed,
                               const expansion::Form& form) const {
  const auto faults = returns::held(typed, form).faults;
  Typed answers;
  Typed drafts;
  for (const auto& [name, text] : typed) (faults.count(name) > 0 ? drafts : answers)[name] = text;
  const auto former = typed_in(draft(key), key.territory);
  if (!former) return former.error();
  const auto keep = [&](const std::string& path, const Typed& kept) {
    return files::write_kept_file(path, returns::typed_yaml(key.report, key.territory, kept, form));
  };
  // New drafts first, answers next, drafts that became answers last: whenever the machine stops,
  // every text stands in one of the files.
  Typed both = drafts;
  both.insert(former->begin(), former->end());
  Diagnostics problems;
  if (both != *former) problems = keep(draft(key), both);
  if (problems.empty()) problems = keep(file(key), answers);
  if (problems.empty() && drafts != both) problems = keep(draft(key), drafts);
  return problems;
}

}  // namespace copil::console
