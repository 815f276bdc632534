#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "campaign/ledger.hpp"
#include "campaign/names.hpp"
#include "campaign/report.hpp"
#include "expansion/template.hpp"

/// From computed facts to files: reports × territories, in PDF and XLSX.
namespace copil::campaign {

/// A document to make.
struct Task {
  std::string report;
  records::TerritoireId territoire;
};

/// A report whose template was compiled and checked against the schema.
struct PreparedReport {
  Report report;
  expansion::Template source;
  expansion::Answers answers;
};

struct ProductionOptions {
  std::string folder;                   ///< where the files go; exists
  std::vector<Output> outputs;          ///< empty: each report's own
  bool is_final = false;                ///< without PROJET; refused while a required blank is open
  std::optional<std::int64_t> instant;  ///< the date written into files; else the arrêté's day
  int jobs = 1;
  std::function<void(std::size_t done, std::size_t total)> on_progress;
};

/// The template of a report, ready to expand. Errors: everything wrong with it.
/// `answers` is a file of answers to its blanks, or empty.
Checked<PreparedReport> prepare(const Resources& resources, const Report& report,
                                const expansion::Schema& schema, const std::string& answers);

/// The sources that templates are read from.
expansion::Sources template_sources(const Resources& resources);

/// The document of a task, before any layout: what all its outputs say.
Checked<expansion::Expansion> expand(const PreparedReport& prepared, const DocumentNames& names,
                                     const ProductionOptions& options);

/// Makes every document; a failure never stops the others. In the order of the tasks.
std::vector<MadeDocument> produce(const std::vector<PreparedReport>& prepared,
                                  const expansion::Schema& schema, const Facts& facts,
                                  const std::vector<Task>& tasks, const ProductionOptions& options);

}  // namespace copil::campaign
