// copil guide: the user's guide, as a printed document or as a web page.
#include "copil/guide/guide.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/outputs.hpp"
#include "copil/options/steps.hpp"
#include "pages/layout.hpp"
#include "pdf/pdf.hpp"
#include "web/web.hpp"

namespace copil::program {

namespace {

Checked<std::string> guide_bytes(const vocabulary::Resources& resources, bool is_page,
                                 Terminal& terminal) {
  const auto document = make_guide(resources);
  if (!document) return document.error();
  auto typesetter = pages::Typesetter::open();
  if (!typesetter) return typesetter.error();
  if (is_page) return web::page(*document, *typesetter);
  const pages::Pages pages = typesetter->lay_out(*document);
  warn(terminal, typesetter->warn_of_lacking());
  return pdf::write(pages);
}

}  // namespace

int run_guide(const GuideOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto bytes = guide_bytes(situation.resources, asked.format == "html", terminal);
  if (!bytes) return report(terminal, bytes.error(), kStopped);
  const Diagnostics faults = write_result(*bytes, asked.fichier, terminal);
  return faults.empty() ? kDone : report(terminal, faults, kStopped);
}

}  // namespace copil::program
