#include "spreadsheets/xlsx/book.hpp"

#include <map>

#include "spreadsheets/xml_reader.hpp"
#include "spreadsheets/zip/entry_stream.hpp"

namespace copil::spreadsheets {

namespace {

/// What describes a workbook is small.
constexpr std::uint64_t kMostDescription = std::uint64_t{16} << 20;
constexpr std::size_t kMostSheets = 1000;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// A target of a relation as the name of an entry; `folder` is that of the part that relates.
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path = target.substr(0, 1) == "/" ? std::string{} : std::string{folder};
  for (std::size_t begin = 0; begin < target.size();) {
    const std::size_t end = std::min(target.find('/', begin), target.size());
    const std::string_view part = target.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      path.resize(path.find('/') == std::string::npos ? 0 : path.rfind('/'));
      continue;
    }
    if (!path.empty()) path += '/';
    path += part;
  }
  return path;
}

std::string folder_of(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return std::string{slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash)};
}

/// `xl/_rels/workbook.xml.rels` of `xl/workbook.xml`.
std::string relations_of(std::string_view part) {
  const std::string folder = folder_of(part);
  const std::string_view name = folder.empty() ? part : part.substr(folder.size() + 1);
  return (folder.empty() ? "" : folder + "/") + "_rels/" + std::string{name} + ".rels";
}

struct Relation {
  std::string type, target;
};

class Relations final : public XmlHandler {
 public:
  explicit Relations(std::string folder) : folder_(std::move(folder)) {}
  void start(std::string_view name, const Attributes& attributes) override {
    if (local_name(name) != "Relationship" || attributes.of("TargetMode") == "External") return;
    by_id_[std::string{attributes.of("Id")}] = {std::string{attributes.of("Type")},
                                                resolved(folder_, attributes.of("Target"))};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  const Relation* of_id(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
  }
  /// The target of the first relation whose type ends so; empty: none.
  std::string of_type(std::string_view type) const {
    for (const auto& [id, relation] : by_id_) {
      if (ends_with(relation.type, type)) return relation.target;
    }
    return {};
  }

 private:
  std::string folder_;
  std::map<std::string, Relation, std::less<>> by_id_;
};

class BookHandler final : public XmlHandler {
 public:
  BookHandler(const Relations& relations, XlsxBook& book) : relations_(relations), book_(book) {}
  void start(std::string_view name, const Attributes& attributes) override {
    const std::string_view local = local_name(name);
    if (local == "workbookPr") {
      const std::string_view is_1904 = attributes.of("date1904");
      if (is_1904 == "1" || is_1904 == "true") book_.epoch = Epoch::of_1904;
    }
    if (local != "sheet") return;
    const Relation* const relation = relations_.of_id(attributes.prefixed("id"));
    // Sheets that are one chart, dialogs and old macros have other types.
    if (!relation || !ends_with(relation->type, "/worksheet")) return;
    if (book_.sheets.size() == kMostSheets) return stop("il a plus de 1 000 feuilles");
    const std::string_view state = attributes.of("state");
    book_.sheets.push_back({std::string{attributes.of("name")}, relation->target,
                            state != "hidden" && state != "veryHidden"});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  const Relations& relations_;
  XlsxBook& book_;
};

}  // namespace

std::string read_part(const Archive& archive, std::string_view name, std::uint64_t most_bytes,
                      XmlHandler& handler) {
  const ArchiveEntry* const entry = archive.find(name);
  if (!entry) return "« " + std::string{name} + " » y manque";
  EntryStream stream{archive.file(), *entry, most_bytes};
  const std::string trouble = read_xml(stream, handler);
  return trouble.empty() ? trouble : "« " + std::string{name} + " » : " + trouble;
}

Result<XlsxBook, std::string> read_xlsx_book(const Archive& archive) {
  Relations package{""};
  if (!archive.find("_rels/.rels")) return std::string{"ce n'est pas un classeur XLSX"};
  std::string trouble = read_part(archive, "_rels/.rels", kMostDescription, package);
  if (!trouble.empty()) return trouble;
  const std::string workbook = package.of_type("/officeDocument");
  if (workbook.empty() || !archive.find(workbook) || !archive.find(relations_of(workbook))) {
    return std::string{"ce n'est pas un classeur XLSX"};
  }
  Relations relations{folder_of(workbook)};
  trouble = read_part(archive, relations_of(workbook), kMostDescription, relations);
  if (!trouble.empty()) return trouble;
  if (!relations.of_type("/vbaProject").empty()) return std::string{"il contient des macros"};
  XlsxBook book;
  book.strings_part = relations.of_type("/sharedStrings");
  book.styles_part = relations.of_type("/styles");
  BookHandler handler{relations, book};
  trouble = read_part(archive, workbook, kMostDescription, handler);
  if (!trouble.empty()) return trouble;
  return book;
}

}  // namespace copil::spreadsheets
