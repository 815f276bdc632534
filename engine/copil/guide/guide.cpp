#include "copil/guide/guide.hpp"

#include "copil/making/trial.hpp"
#include "files/files.hpp"
#include "production/production.hpp"
#include "vocabulary/dossier.hpp"
#include "vocabulary/names.hpp"

namespace copil::program {

namespace {

constexpr const char* kModel = "modele.md";

expansion::Sources guide_sources(const Layers& folder, const GuideTables& tables) {
  return {[&folder, tables](const std::string& path) -> std::optional<std::string> {
            if (auto part = written_part(path, tables)) return part;
            const std::string file = folder.file(path);
            if (!files::is_regular_file_within(file, folder.layer_of(path))) return std::nullopt;
            const auto text = files::read_file(file);
            return text ? std::optional{*text} : std::nullopt;
          },
          [](const std::string& path) { return "guide/" + path; }};
}

}  // namespace

Checked<document::Document> make_guide(const vocabulary::Resources& resources) {
  const auto definitions = vocabulary::load_definitions(resources, {});
  if (!definitions) return definitions.error();
  const auto reports = vocabulary::load_reports(resources.reports());
  if (!reports) return reports.error();
  const Layers folder = resources.layers("guide");
  const auto sources = guide_sources(folder, {definitions->catalogue, *reports});
  const auto schema = vocabulary::make_schema(definitions->catalogue);
  auto compiled = expansion::compile(kModel, sources, schema);
  if (!compiled) return compiled.error();
  // The figures of the guide are those of the year, at its last day.
  const auto inquiry = demo_inquiry(resources, *make_day(2010, 12, 31));
  const auto dossier = vocabulary::Dossier::open(*definitions, inquiry);
  if (!dossier) return dossier.error();
  const auto facts = vocabulary::gather_facts(**dossier, inquiry.period);
  if (!facts) return facts.error();
  const vocabulary::DocumentNames names{schema, *facts, (*dossier)->records().territoires.root,
                                        inquiry.period};
  auto expansion = expansion::expand(*compiled, names, {});
  if (!expansion) return expansion.error();
  document::Document& document = expansion->document;
  document.report = "guide";
  document.period = inquiry.period;
  document.arrete = inquiry.arrete;
  document.is_draft = false;
  return std::move(document);
}

}  // namespace copil::program
