#include "pdf/pdf.hpp"

#include "pdf/file/press.hpp"

namespace copil::pdf {

struct Painter::State {
  Workshop workshop;
};

Printing::Printing(std::unique_ptr<Press> press) : press_(std::move(press)) {}
Printing::Printing(Printing&&) noexcept = default;
Printing& Printing::operator=(Printing&&) noexcept = default;
Printing::~Printing() = default;

void Printing::add(pages::Pages part) {
  press_->add(std::move(part));
}

Diagnostics Printing::finish() {
  return press_->finish();
}

Painter::Painter() : state_(std::make_unique<State>()) {}
Painter::Painter(Painter&&) noexcept = default;
Painter& Painter::operator=(Painter&&) noexcept = default;
Painter::~Painter() = default;

Printing Painter::begin(Options options, ByteSink sink) {
  return Printing{
      std::make_unique<Printing::Press>(state_->workshop, std::move(options), std::move(sink))};
}

Checked<std::string> Painter::write(pages::Pages pages, const Options& options) {
  std::string bytes;
  Printing printing = begin(options, [&bytes](std::string_view more) { bytes += more; });
  printing.add(std::move(pages));
  Diagnostics complaints = printing.finish();
  if (!complaints.empty()) return complaints;
  return bytes;
}

Checked<std::string> write(pages::Pages pages, const Options& options) {
  return Painter().write(std::move(pages), options);
}

}  // namespace copil::pdf
