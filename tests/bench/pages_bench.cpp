#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include "bench.hpp"
#include "long_annex.hpp"
#include "pages/layout.hpp"
#include "pdf/pdf.hpp"
#include "production/workers.hpp"
#include "yardstick.hpp"

namespace copil::bench {

namespace {

constexpr std::size_t kDocuments = 484;

/// Processor seconds of each step, of one process.
struct Times {
  double layout = 0;
  double paint = 0;
  double write = 0;
};

/// Makes the documents' files, with what it keeps from one to the next.
class Maker {
 public:
  explicit Maker(std::string folder) : folder_(std::move(folder)) {}

  void make(std::size_t number) {
    const int id = static_cast<int>(number);
    const document::Document document = yardstick(id);
    pdf::Options options;
    options.attachments.push_back(
        {"chiffres.csv", "Les chiffres du document", "text/csv", yardstick_figures(id)});
    if (!typesetter_) typesetter_.emplace(checked(copil::pages::Typesetter::open()));
    const double start = cpu_seconds();
    copil::pages::Pages laid_out = typesetter_->lay_out(document);
    page_count_ += laid_out.pages.size();
    const double laid = cpu_seconds();
    const std::string bytes = checked(painter_.write(std::move(laid_out), options));
    const double painted = cpu_seconds();
    std::ofstream(folder_ + "/" + std::to_string(number) + ".pdf", std::ios::binary) << bytes;
    times_.layout += laid - start;
    times_.paint += painted - laid;
    times_.write += cpu_seconds() - painted;
    byte_count_ += bytes.size();
  }

  const Times& times() const { return times_; }
  std::size_t page_count() const { return page_count_; }
  std::size_t byte_count() const { return byte_count_; }

 private:
  std::string folder_;
  std::optional<copil::pages::Typesetter> typesetter_;
  pdf::Painter painter_;
  Times times_;
  std::size_t page_count_ = 0;
  std::size_t byte_count_ = 0;
};

void print_one_process(const Maker& maker, double wall) {
  const Times& times = maker.times();
  const double used = times.layout + times.paint + times.write;
  std::printf("pages      %zu documents de %zu pages, %zu Ko chacun, étiquettes et CSV joint\n",
              kDocuments, maker.page_count() / kDocuments, maker.byte_count() / kDocuments / 1024);
  std::printf("  un processus     %6.1f documents/s (%.1f par seconde de processeur)\n",
              kDocuments / wall, kDocuments / used);
  std::printf("    mise en page %.2f ms, peinture %.2f ms, écriture %.2f ms par document\n",
              times.layout / kDocuments * 1e3, times.paint / kDocuments * 1e3,
              times.write / kDocuments * 1e3);
}

/// What each process says when it dies is lost: the peak is asked after each document.
void print_two_processes(const std::string& folder) {
  Maker maker{folder};
  long peak = 0;
  const double wall = seconds([&] {
    const auto peaks = production::run_in_workers(kDocuments, 2, [&](std::size_t number) {
      maker.make(number);
      return std::to_string(peak_megabytes());
    });
    for (const auto& answer : peaks) peak = std::max(peak, answer ? std::stol(*answer) : 0L);
  });
  std::printf("  deux processus   %6.1f documents/s, mémoire %ld Mo au plus par processus\n",
              kDocuments / wall, peak);
}

}  // namespace

int pages(const Arguments& arguments) {
  namespace fs = std::filesystem;
  if (!arguments.empty() && arguments[0] == "longue") {
    print_long_annexes();
    return 0;
  }
  const bool keeps = !arguments.empty();
  const std::string folder =
      keeps ? arguments[0] : (fs::temp_directory_path() / "copil-bench-pages").string();
  fs::create_directories(folder);
  print_two_processes(folder);
  long early_peak = 0;
  Maker maker{folder};
  const double wall = seconds([&] {
    for (std::size_t i = 0; i < kDocuments; ++i) {
      maker.make(i);
      if (i == kDocuments / 10) early_peak = peak_megabytes();
    }
  });
  print_one_process(maker, wall);
  std::printf("    mémoire %ld Mo après un dixième, %ld Mo à la fin\n", early_peak,
              peak_megabytes());
  if (!keeps) fs::remove_all(folder);
  return 0;
}

}  // namespace copil::bench
