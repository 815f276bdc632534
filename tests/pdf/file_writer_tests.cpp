#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "pdf/file/file_writer.hpp"
#include "pdf/file/tree.hpp"
#include "support/qpdf_library.hpp"

// Files written front to back, read back with qpdf, which knows nothing of how they were made.

using namespace copil::pdf;

namespace {

/// What `write` writes, ended with that catalog.
template <class Write>
std::string written(const Write& write) {
  std::string bytes;
  Deflater deflater;
  FileWriter writer(deflater, [&bytes](std::string_view more) { bytes += more; });
  const int pages = writer.add("<< /Type /Pages /Count 0 /Kids [ ] >>");
  const std::string entries = write(writer);
  const int catalog =
      writer.add("<< /Type /Catalog /Pages " + reference(pages) + " " + entries + " >>");
  writer.finish(catalog, writer.add("<< /Producer (essai) >>"));
  return bytes;
}

/// `bytes` outlive the file.
void open(QPDF& file, const std::string& bytes) {
  file.setSuppressWarnings(true);
  file.processMemoryFile("essai", bytes.data(), bytes.size());
}

std::string stream_text(QPDFObjectHandle stream) {
  const auto bytes = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

TEST_CASE("objects and streams are read back as they were written") {
  // More than one object stream holds: 200 each.
  const std::string content(100'000, 'x');
  const std::string bytes = written([&](FileWriter& writer) {
    std::string list;
    for (int i = 0; i < 450; ++i) {
      list += reference(writer.add("<< /Rank " + std::to_string(i) + " >>")) + " ";
    }
    const int stream = writer.reserve();
    const int later = writer.reserve();
    writer.write_stream(stream, "/Kind /Essai", content);
    writer.write(later, "(plus tard)");
    return "/List [ " + list + "] /Stream " + reference(stream) + " /Later " + reference(later);
  });
  QPDF file;
  open(file, bytes);
  QPDFObjectHandle catalog = file.getRoot();
  QPDFObjectHandle list = catalog.getKey("/List");
  REQUIRE(list.getArrayNItems() == 450);
  for (int i = 0; i < 450; ++i) {
    CHECK(list.getArrayItem(i).getKey("/Rank").getIntValueAsInt() == i);
  }
  CHECK(stream_text(catalog.getKey("/Stream")) == content);
  CHECK(catalog.getKey("/Stream").getDict().getKey("/Kind").getName() == "/Essai");
  CHECK(catalog.getKey("/Later").getUTF8Value() == "plus tard");
  CHECK(file.getTrailer().getKey("/Info").getKey("/Producer").getUTF8Value() == "essai");
  CHECK_FALSE(file.anyWarnings());
  CHECK(bytes.starts_with("%PDF-1.7\n%"));
  CHECK(bytes.ends_with("\n%%EOF\n"));
}

TEST_CASE("what is written leaves at once") {
  std::size_t gone = 0;
  Deflater deflater;
  FileWriter writer(deflater, [&gone](std::string_view more) { gone += more.size(); });
  const std::size_t header = gone;
  CHECK(header > 0);
  const std::string content = "des octets";
  writer.write_deflated(writer.reserve(), "/Filter /FlateDecode", content);
  CHECK(gone >= header + content.size());
}

TEST_CASE("the identifier tells contents apart, and only them") {
  const auto id_of = [](const std::string& title) {
    const std::string bytes = written([&](FileWriter&) { return "/Title (" + title + ")"; });
    QPDF file;
    open(file, bytes);
    return file.getTrailer().getKey("/ID").getArrayItem(0).getStringValue();
  };
  CHECK(id_of("a").size() == 16);
  CHECK(id_of("a") == id_of("a"));
  CHECK(id_of("a") != id_of("b"));
}

TEST_CASE("trees of numbers and of names are found in by halves") {
  for (const int count : {0, 1, 128, 129, 1000}) {
    std::vector<TreeEntry> numbers;
    std::vector<TreeEntry> names;
    for (int i = 0; i < count; ++i) {
      numbers.emplace_back(std::to_string(2 * i), std::to_string(i));
      names.emplace_back("(nom-" + std::to_string(10'000 + i) + ")", std::to_string(i));
    }
    const std::string bytes = written([&](FileWriter& writer) {
      return "/Numbers " + reference(write_tree(writer, "/Nums", numbers)) + " /ByName " +
             reference(write_tree(writer, "/Names", names));
    });
    QPDF file;
    open(file, bytes);
    QPDFNumberTreeObjectHelper number_tree(file.getRoot().getKey("/Numbers"), file);
    QPDFNameTreeObjectHelper name_tree(file.getRoot().getKey("/ByName"), file);
    int wrong = 0;
    for (int i = 0; i < count; ++i) {
      QPDFObjectHandle value;
      wrong += number_tree.findObject(2 * i, value) && value.getIntValueAsInt() == i ? 0 : 1;
      wrong += number_tree.hasIndex(2 * i + 1) ? 1 : 0;
      const std::string name = "nom-" + std::to_string(10'000 + i);
      wrong += name_tree.findObject(name, value) && value.getIntValueAsInt() == i ? 0 : 1;
    }
    CAPTURE(count);
    CHECK(wrong == 0);
    CHECK_FALSE(name_tree.hasName("inconnu"));
    CHECK_FALSE(file.anyWarnings());
  }
}
