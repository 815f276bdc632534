#include "base/layers.hpp"

#include <filesystem>

#include "support/temporary_folder.hpp"

using namespace copil;
using copil::testing::TemporaryFolder;

TEST_CASE("a file of the upper folder stands for the one below, others are added, by their names") {
  const TemporaryFolder lower, upper;
  for (const char* name : {"b.yaml", "a.yaml", "c.txt", "sous/d.yaml"})
    lower.write(name, "dessous");
  upper.write("b.yaml", "dessus");
  upper.write("aa.yaml", "dessus");
  upper.write("sous/e.yaml", "dessus");
  const Layers layers{lower.path(), {upper.path()}};
  std::error_code error;
  CHECK(layers.files(".yaml", error) == std::vector<std::string>{lower.file("a.yaml"),
                                                                 upper.file("aa.yaml"),
                                                                 upper.file("b.yaml")});
  CHECK(layers.files_below(".yaml", error) ==
        std::vector<std::string>{lower.file("a.yaml"), upper.file("aa.yaml"), upper.file("b.yaml"),
                                 lower.file("sous/d.yaml"), upper.file("sous/e.yaml")});
  CHECK_FALSE(error);
  CHECK(layers.file("b.yaml") == upper.file("b.yaml"));
  CHECK(layers.file("a.yaml") == lower.file("a.yaml"));
  CHECK(layers.layer_of("absent.yaml") == lower.path());
}

TEST_CASE("of three folders each lies over those before it") {
  const TemporaryFolder lower, middle, upper;
  for (const char* name : {"a.md", "b.md", "c.md"}) lower.write(name, "dessous");
  for (const char* name : {"b.md", "c.md", "sous/d.md"}) middle.write(name, "entre");
  upper.write("c.md", "dessus");
  const Layers layers{lower.path(), {middle.path(), upper.path()}};
  CHECK(layers.file("a.md") == lower.file("a.md"));
  CHECK(layers.file("b.md") == middle.file("b.md"));
  CHECK(layers.file("c.md") == upper.file("c.md"));
  CHECK(layers.file("absent") == lower.file("absent"));
  CHECK(layers.is_overlaid());
  CHECK(layers.top() == upper.path());
  CHECK(layers.below().file("c.md") == middle.file("c.md"));
  CHECK(layers.below().below().file("c.md") == lower.file("c.md"));
  CHECK_FALSE(layers.below().below().is_overlaid());
  CHECK(layers.below().below().below().top() == lower.path());
  CHECK(layers.within("sous").file("d.md") == middle.file("sous/d.md"));
  std::error_code error;
  CHECK(layers.names_below("", error) ==
        std::vector<std::string>{"a.md", "b.md", "c.md", "sous/d.md"});
  CHECK(layers.names_below(".txt", error).empty());
}

TEST_CASE("an upper folder that is not there is none; a lower one that is not is an error") {
  const TemporaryFolder lower;
  lower.write("a.yaml", "");
  std::error_code error;
  CHECK(Layers{lower.path(), {lower.file("absent")}}.files(".yaml", error).size() == 1);
  CHECK(Layers{lower.path()}.files(".yaml", error).size() == 1);
  CHECK_FALSE(error);
  (void)Layers{lower.file("absent"), {lower.path()}}.files(".yaml", error);
  CHECK(error);
}
