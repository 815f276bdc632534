#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "bench.hpp"
#include "support/random.hpp"

namespace copil::bench {

using test_support::Random;

namespace {

constexpr int kMissions = 484;

/// One CSV file being written.
class Csv {
 public:
  Csv(const std::string& folder, const char* name, const char* header)
      : file_(std::fopen((folder + "/" + name).c_str(), "w")) {
    if (!file_) std::exit(3);
    line("%s", header);
  }
  Csv(const Csv&) = delete;
  Csv& operator=(const Csv&) = delete;
  ~Csv() { std::fclose(file_); }

  __attribute__((format(printf, 2, 3))) void line(const char* format, ...) {
    va_list values;
    va_start(values, format);
    std::vfprintf(file_, format, values);
    va_end(values);
    std::fputc('\n', file_);
  }

 private:
  std::FILE* file_;
};

std::string day(Random& random) {
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return "2010-" + two(1 + random.below(12)) + "-" + two(1 + random.below(28));
}

void write_territoires(const std::string& folder) {
  Csv csv{folder, "territoires.csv", "code;type;libelle;parent"};
  csv.line("FR;national;France;");
  for (int i = 0; i < 26; ++i) csv.line("R%02d;region;Région %d;FR", i, i);
  for (int i = 0; i < kMissions; ++i) {
    csv.line("ML%03d;mission_locale;Mission locale %d;R%02d", i, i, i % 26);
    csv.line("PE%03d;site_pole_emploi;Site %d;ML%03d", i, i, i);
  }
}

void write_youths(const std::string& folder, int jeunes, Random& random) {
  Csv csv{folder, "jeunes.csv", "jeune;date_naissance;sexe;zone;niveau;handicap"};
  for (int i = 0; i < jeunes; ++i) {
    csv.line("J%08d;19%d-0%d-1%d;%s;%s;%s;0", i * 7, 84 + random.below(10), 1 + random.below(9),
             random.below(9), random.below(2) ? "F" : "H", random.below(4) ? "" : "ZUS",
             random.below(2) ? "V" : "VI");
  }
}

void write_paths(const std::string& folder, int jeunes, Random& random) {
  const auto jeune = [&] { return random.below(jeunes) * 7; };
  Csv cotraitances{folder, "cotraitances.csv",
                   "cotraitance;jeune;mission_locale;site_pole_emploi;date_affectation;"
                   "date_initialisation"};
  for (int i = 0; i < jeunes * 3 / 20; ++i) {
    const int mission = random.below(kMissions);
    cotraitances.line("CT%07d;J%08d;ML%03d;PE%03d;%s;2010-12-31", i, jeune(), mission, mission,
                      day(random).c_str());
  }
  Csv inscriptions{folder, "inscriptions.csv", "jeune;date_debut;date_fin;motif_fin"};
  for (int i = 0; i < jeunes * 5 / 4; ++i) {
    inscriptions.line("J%08d;%s;%s;", jeune(), day(random).c_str(),
                      random.below(2) ? "" : "2011-02-03");
  }
  Csv civis{folder, "civis.csv", "jeune;mission_locale;date_debut;date_fin;renforce;motif_fin"};
  for (int i = 0; i < jeunes / 5; ++i) {
    civis.line("J%08d;ML%03d;%s;;1;", jeune(), random.below(kMissions), day(random).c_str());
  }
  Csv accompagnements{folder, "accompagnements.csv",
                      "jeune;reseau;structure;date_debut;date_fin;dispositif;critere_projet;"
                      "critere_frein;critere_reseau;critere_qualification"};
  for (int i = 0; i < jeunes; ++i) {
    accompagnements.line("J%08d;PE;PE%03d;%s;;suivi;1;0;0;1", jeune(), random.below(kMissions),
                         day(random).c_str());
  }
}

void write_services(const std::string& folder, int services, int jeunes, Random& random) {
  Csv csv{folder, "services.csv", "jeune;mission_locale;date;enjeu"};
  for (int i = 0; i < services; ++i) {
    csv.line("J%08d;ML%03d;%s;E%d", random.below(jeunes) * 7, random.below(kMissions),
             day(random).c_str(), 1 + random.below(10));
  }
}

}  // namespace

int nation(const Arguments& arguments) {
  if (arguments.empty()) return std::fputs("usage: nation DIR [services]\n", stderr), 2;
  const std::string& folder = arguments[0];
  const int services = arguments.size() > 1 ? std::atoi(arguments[1].c_str()) : 6'000'000;
  const int jeunes = services / 5;
  std::filesystem::create_directories(folder);
  Random random{42};
  write_territoires(folder);
  write_youths(folder, jeunes, random);
  write_paths(folder, jeunes, random);
  write_services(folder, services, jeunes, random);
  return 0;
}

}  // namespace copil::bench
