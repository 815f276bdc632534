#include <string>
#include <utility>
#include <vector>

#include "diagnostics/warning.hpp"
#include "document/place_marks.hpp"
#include "opendocument/opendocument.hpp"
#include "opendocument/package/package.hpp"
#include "opendocument/text/text_body.hpp"
#include "opendocument/text/text_styles.hpp"
#include "sheets/texts.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::opendocument {

namespace {

Diagnostics warnings_of(int removed) {
  if (removed == 0) return {};
  const std::string count = wording::counted(removed, "caractère retiré", "caractères retirés");
  return {plain_warning(count + ", qu’un document ne peut pas contenir")};
}

/// What whoever reads the text back must know of it.
std::vector<std::pair<std::string, std::string>> own_properties(const document::Document& source) {
  using namespace document;
  if (source.report.empty()) return {};
  return {{kReportProperty, source.report},
          {kTerritoryProperty, source.territory_code},
          {kPeriodProperty, period_code(source.period)},
          {kArreteProperty, iso_text(source.arrete)},
          {kVersionProperty, source.is_draft ? kDraftVersion : kFinalVersion}};
}

}  // namespace

Checked<Written> write_text(const document::Document& document, const std::string& path,
                            const Options& options) {
  const TextBody body = text_body(document);
  const auto clean = [](const std::string& text) { return sheets::cleaned(text).text; };
  std::vector<Part> parts{
      body.content, text_styles_part(document),
      meta_part({clean(document.title),
                 clean(document.territory + " – " + wording::period_text(document.period)),
                 clean(document.keywords), options.created, own_properties(document)})};
  parts.insert(parts.end(), body.embedded.begin(), body.embedded.end());
  const Diagnostics errors = write_package(path, kTextType, parts);
  if (!errors.empty()) return errors;
  return Written{warnings_of(body.removed)};
}

}  // namespace copil::opendocument
