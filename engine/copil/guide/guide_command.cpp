// copil guide: the user's guide, as a printed document or as a web page.
#include "copil/guide/guide.hpp"
#include "copil/options/outputs.hpp"
#include "copil/options/request.hpp"
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

int run_guide(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  Request request{arguments};
  const bool is_page = request.word("format", {"pdf", "html"}, "pdf") == "html";
  if (!request.complaints().empty()) return report(terminal, request.complaints(), kWrongUsage);
  const auto bytes = guide_bytes(situation.resources, is_page, terminal);
  if (!bytes) return report(terminal, bytes.error(), kStopped);
  const Diagnostics faults = write_result(*bytes, arguments.value("fichier"), terminal);
  return faults.empty() ? kDone : report(terminal, faults, kStopped);
}

}  // namespace copil::program
