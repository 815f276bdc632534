#include <cstdio>
#include <map>

#include "bench.hpp"

int main(int count, char** words) {
  using copil::bench::Arguments;
  const std::map<std::string, int (*)(const Arguments&)> subjects{
      {"campagne", copil::bench::campagne},   {"chiffres", copil::bench::chiffres},
      {"classeurs", copil::bench::classeurs}, {"console", copil::bench::console},
      {"lecture", copil::bench::lecture},     {"nation", copil::bench::nation},
      {"modeles", copil::bench::modeles},     {"pages", copil::bench::pages},
      {"pairs", copil::bench::pairs},         {"tableurs", copil::bench::tableurs},
  };
  const auto subject = subjects.find(count > 1 ? words[1] : "");
  if (subject != subjects.end()) return subject->second(Arguments(words + 2, words + count));
  std::fputs("usage: copil bench SUBJECT\n", stderr);
  for (const auto& [name, run] : subjects) std::fprintf(stderr, "  %s\n", name.c_str());
  return 2;
}
