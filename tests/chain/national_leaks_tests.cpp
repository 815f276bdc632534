// The whole national example is handed out: what leaves for a mission locale names no other.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>
#include <unordered_set>

#include <Poco/Net/MailMessage.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/PartHandler.h>
#include <Poco/StreamCopier.h>

#include "chain/strangers.hpp"
#include "support/qpdf_library.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

/// Two thousand names are looked for in hundreds of megabytes: words by a table, names from the
/// words that they all begin with.
class Listener {
 public:
  explicit Listener(const Places& all) : all_{all} {
    for (const auto& [code, place] : all) {
      for (const char* beginning : kBeginnings) {
        if (place.label.rfind(beginning, 0) == 0) codes_[place.label].insert(code);
      }
    }
  }

  /// The codes of the strangers of `own` that the text holds, or whose names it holds.
  std::set<std::string> heard(const std::string& raw, const std::string& own) {
    const std::string text = with_single_spaces(on_one_line(raw));
    const auto& foreign = strangers_of(own);
    std::set<std::string> found;
    for_each_word(text, [&](const std::string& word) {
      if (foreign.count(word) > 0) found.insert(word);
    });
    for (const char* beginning : kBeginnings) {
      for (auto at = text.find(beginning); at != std::string::npos;
           at = text.find(beginning, at + 1)) {
        // Two places may have one name: it tells of a stranger where none of its own bears it.
        const auto& named = named_at(text, at);
        const bool is_all_foreign = std::all_of(
            named.begin(), named.end(), [&](const auto& code) { return foreign.count(code) > 0; });
        if (is_all_foreign) found.insert(named.begin(), named.end());
      }
    }
    return found;
  }

 private:
  static constexpr const char* kBeginnings[] = {"Mission locale ", "Pôle emploi ", "Plateforme "};

  static bool is_of_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<signed char>(c) < 0;
  }

  static std::string with_single_spaces(const std::string& text) {
    std::string kept;
    for (char c : text) {
      const bool is_blank = c == ' ' || c == '\t' || c == '\f';
      if (!is_blank) kept += c;
      if (is_blank && (kept.empty() || kept.back() != ' ')) kept += ' ';
    }
    return kept;
  }

  template <typename Work>
  static void for_each_word(const std::string& text, const Work& work) {
    std::string word;
    for (char c : text + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
        word += c;
      } else {
        if (!word.empty()) work(word);
        word.clear();
      }
    }
  }

  /// The territories whose name is the longest that stands at that place of the text; or none.
  const std::set<std::string>& named_at(const std::string& text, std::size_t at) const {
    static const std::set<std::string> kNobody;
    const std::string here = text.substr(at, 120);
    for (auto it = codes_.upper_bound(here); it != codes_.begin();) {
      --it;
      const std::string& name = it->first;
      const bool is_here = here.rfind(name, 0) == 0 &&
                           (here.size() == name.size() || !is_of_word(here[name.size()]));
      if (is_here) return it->second;
      if (name.substr(0, 6) != here.substr(0, 6)) break;
    }
    return kNobody;
  }

  const std::unordered_set<std::string>& strangers_of(const std::string& own) {
    auto& known = strangers_[own];
    if (known.empty()) {
      for (const auto& place : strangers(all_, own)) known.insert(place.code);
    }
    return known;
  }

  const Places& all_;
  std::map<std::string, std::set<std::string>> codes_;  ///< by name
  std::map<std::string, std::unordered_set<std::string>> strangers_;
};

/// Every string below an object, and the bytes of its stream where it is attached or describes.
void add_strings(QPDFObjectHandle object, std::string& text) {
  if (object.isString()) text += object.getUTF8Value() + "\n";
  if (object.isArray()) {
    for (auto& item : object.getArrayAsVector()) {
      if (!item.isIndirect()) add_strings(item, text);
    }
  }
  auto dictionary = object.isStream() ? object.getDict() : object;
  if (!dictionary.isDictionary()) return;
  for (auto& [key, value] : dictionary.getDictAsMap()) {
    if (!value.isIndirect()) add_strings(value, text);
  }
  if (!object.isStream() || !dictionary.getKey("/Type").isName()) return;
  const std::string type = dictionary.getKey("/Type").getName();
  if (type != "/Metadata" && type != "/EmbeddedFile") return;
  const auto bytes = object.getStreamData(qpdf_dl_all);
  text.append(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
}

/// What is said in a PDF beside its pages: alternatives, bookmarks, properties, attached files.
std::string beside_pages(const std::string& path) {
  QPDF file;
  file.processFile(path.c_str());
  std::string text;
  for (auto& object : file.getAllObjects()) add_strings(object, text);
  return text;
}

/// Keeps the files that a message carries, and its text.
class Attachments : public Poco::Net::PartHandler {
 public:
  void handlePart(const Poco::Net::MessageHeader& header, std::istream& stream) override {
    std::string bytes;
    Poco::StreamCopier::copyToString(stream, bytes);
    std::string value;
    Poco::Net::NameValueCollection parameters;
    Poco::Net::MessageHeader::splitParameters(header.get("Content-Type", ""), value, parameters);
    by_name[parameters.get("name", "")] = bytes;
  }
  std::map<std::string, std::string> by_name;
};

/// What a parcel is made of, by name of file.
std::map<std::string, std::string> files_in(const fs::path& parcel) {
  std::map<std::string, std::string> files;
  for (const auto& file : fs::directory_iterator{parcel}) {
    files[file.path().filename()] = bytes_of(file.path());
  }
  return files;
}

std::string text_of_file(const fs::path& file) {
  const std::string ending = file.extension();
  if (ending == ".pdf") {
    return bytes_of(file.string() + ".texte") + beside_pages(file.string());
  }
  if (ending != ".xlsx") return bytes_of(file);
  std::string text;
  for (const auto& [name, part] : copil::xlsx::parts(file)) text += name + " " + said_by(part);
  return text;
}

/// A month of the whole network, handed out to all: the folder of the parcels.
std::string handed_out(const TemporaryFolder& work) {
  REQUIRE(run_program({"exemple", "-q", "--jeunes", "10000", work.file("d")}).status == 0);
  const Outcome made = run_program({"campagne", "mensuelle", "--donnees", work.file("d"),
                                    "--periode", "2010-06", "--sortie", work.file("c"), "-q"});
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
  std::string recipients = "territoire;adresse;nom\n";
  for (const auto& [code, place] : places_of(work.file("d/territoires.csv"))) {
    if (place.type == "mission_locale") recipients += code + ";" + code + "@exemple.example;\n";
  }
  work.write("qui.csv", recipients);
  const Outcome sent = run_program({"diffuser", work.file("c"), "--vers", work.file("e"),
                                    "--destinataires", work.file("qui.csv"), "-q"});
  CAPTURE(sent.err);
  REQUIRE(sent.status == 0);
  return work.file("e");
}

}  // namespace

TEST_CASE("nothing that leaves for a mission locale of the nation names another", "[lent]") {
  const TemporaryFolder work;
  const fs::path parcels = handed_out(work);
  const Places all = places_of(work.file("d/territoires.csv"));
  Listener listener{all};
  std::size_t files = 0, missions = 0;
  for (const auto& [own, place] : all) {
    if (place.type != "mission_locale") continue;
    ++missions;
    CAPTURE(own);
    const fs::path parcel = parcels / own;
    const auto sent = files_in(parcel);
    REQUIRE(sent.size() == 9);  // three documents in two formats, figures, rejects, manifest
    printed_by("cd " + in_quotes(parcel) + " && for f in *.pdf; do pdftotext $f $f.texte; done");
    for (const auto& [name, bytes] : sent) {
      CAPTURE(name);
      const std::string text = name + " " + text_of_file(parcel / name);
      REQUIRE(text.size() > name.size() + 50);  // the shortest has a row of headers only
      CHECK(listener.heard(text, own) == std::set<std::string>{});
      ++files;
    }
    // The archive and the message carry those very files, and words of their own.
    CHECK(copil::xlsx::parts(parcel.string() + ".zip") == sent);
    std::ifstream stream{parcel.string() + ".eml"};
    Poco::Net::MailMessage message;
    Attachments carried;
    message.read(stream, carried);
    const std::string words = message.getSubject() + " " + carried.by_name[""];
    CHECK(words.find(place.label) != std::string::npos);
    CHECK(listener.heard(words, own) == std::set<std::string>{});
    carried.by_name.erase("");
    CHECK(carried.by_name == sent);
  }
  CHECK(missions == 484);
  std::printf("%zu fichiers de %zu missions locales lus : aucun ne nomme un autre territoire\n",
              files, missions);
}

TEST_CASE("a code or a name of the national example is heard") {
  const TemporaryFolder work;
  work.write("t.csv",
             "code;type;libelle;parent\nFR;national;France;\nR1;region;Centre;FR\n"
             "D1;departement;Loir;R1\nML1;mission_locale;Mission locale de Val;D1\n"
             "ML2;mission_locale;Mission locale de Val-d'Or;D1\n"
             "PE1;site_pole_emploi;Pôle emploi Val;ML1\nPE2;site_pole_emploi;Pôle emploi Val;ML2\n"
             "PE3;site_pole_emploi;Pôle emploi Val Gare;ML2\n");
  const Places all = places_of(work.file("t.csv"));
  Listener listener{all};
  using Codes = std::set<std::string>;
  CHECK(listener.heard("Mission locale de\u00a0Val, ML1 de D1 et R1", "ML1") == Codes{});
  CHECK(listener.heard("Mission locale  de\nVal-d'Or", "ML1") == Codes{"ML2"});
  CHECK(listener.heard("fichier_ML2_2010.pdf", "ML1") == Codes{"ML2"});
  CHECK(listener.heard("Pôle emploi Val", "ML1") == Codes{});
  CHECK(listener.heard("Pôle emploi Val Gare", "ML1") == Codes{"PE3"});
  CHECK(listener.heard("Pôle emploi Valence", "ML1") == Codes{});
}
