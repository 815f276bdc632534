#include "console/http/uploads.hpp"

#include <Poco/JSON/Object.h>

#include <algorithm>
#include <cstdio>
#include <istream>
#include <optional>
#include <sstream>
#include <vector>

#include "base/text.hpp"
#include "console/deposits/received.hpp"
#include "files/files.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

namespace {

constexpr int kMostAtOnce = 8;
constexpr std::int64_t kSlowest = 16 * 1024;  ///< bytes a second, once the patience is over
constexpr std::int64_t kPatience = 60;        ///< seconds
constexpr std::uint64_t kLeftFree = std::uint64_t{64} << 20;

Reply as_json(int status, const Poco::JSON::Object& object) {
  std::ostringstream text;
  object.stringify(text);
  return json_reply(text.str(), status);
}

Reply fault(int status, const std::string& words) {
  Poco::JSON::Object object;
  object.set("faute", words);
  return as_json(status, object);
}

Reply fault(int status, const Diagnostics& problems) {
  std::string text;
  for (const auto& problem : problems) {
    text += (text.empty() ? "" : " ") + problem.message;
    for (const auto& hint : problem.hints) text += " ; " + hint;
    text += ".";
  }
  return fault(status, text);
}

/// The draft asked for; nothing for a number that is none.
std::optional<int> number_asked(const Question& question) {
  const std::string text = question.get("depot");
  if (text.empty()) return 0;
  const auto number = parse_digits(text, 8);
  return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

/// How far the bytes came.
enum class Course { whole, cut, slow };

Course copied(std::istream& in, std::int64_t length, const std::function<std::int64_t()>& now,
              files::TemporaryFile& file) {
  const std::int64_t latest = now() + kPatience + length / kSlowest;
  std::vector<char> buffer(64 * 1024);
  for (std::int64_t left = length; left > 0;) {
    const auto wanted = std::min<std::int64_t>(left, static_cast<std::int64_t>(buffer.size()));
    in.read(buffer.data(), wanted);
    if (in.gcount() != wanted) return Course::cut;
    file.add({buffer.data(), static_cast<std::size_t>(wanted)});
    left -= wanted;
    if (left > 0 && now() > latest) return Course::slow;
  }
  return Course::whole;
}

/// A place among those under way, taken while it lives.
class UploadPlace {
 public:
  explicit UploadPlace(std::atomic<int>& count) : count_(count), rank_(++count) {}
  ~UploadPlace() { --count_; }
  UploadPlace(const UploadPlace&) = delete;
  UploadPlace& operator=(const UploadPlace&) = delete;
  bool is_free() const { return rank_ <= kMostAtOnce; }

 private:
  std::atomic<int>& count_;
  int rank_;
};

}  // namespace

Reply Uploads::take(const Question& question, const Sending& sending, std::istream& in,
                    bool& was_read) {
  const UploadPlace place{under_way_};
  if (!place.is_free()) {
    return fault(503, "D'autres envois sont en cours : recommencez dans un instant.");
  }
  if (!is_sha256(sending.sha256)) {
    return fault(400, "L'empreinte SHA-256 du fichier manque, ou n'en est pas une.");
  }
  return received(question, sending, in, was_read);
}

Reply Uploads::received(const Question& question, const Sending& sending, std::istream& in,
                        bool& was_read) {
  const auto asked = number_asked(question);
  int number = asked.value_or(-1);
  {
    const auto turn = turns_.take(Turn::deposits);
    if (!may_everywhere(question.user, Action::saisir, site_.tree())) {
      return fault(403, "Déposer des fichiers demande le droit de saisir sur tout le territoire.");
    }
    if (number == 0) {
      const auto begun = site_.deposits().begin(question.user.name, site_.settings().now());
      if (!begun) return fault(507, begun.error());
      number = *begun;
    }
    const auto deposit = site_.deposits().find(number);
    if (!deposit) return fault(404, "Il n'y a pas de tel dépôt.");
    if (deposit->state != Deposit::State::draft) {
      return fault(409, "Ce dépôt n'est plus un brouillon : commencez-en un autre.");
    }
  }
  const std::string folder = site_.deposits().files_folder(number);
  const auto room = files::free_bytes(folder);
  if (room && *room < static_cast<std::uint64_t>(sending.length) + kLeftFree) {
    return fault(507, "Le disque n'a plus assez de place pour ce fichier.");
  }
  const std::string name = safe_name(question.get("nom"));
  const std::string arriving =
      folder + "/" + std::string{kArrivalPrefix} + site_.settings().secret();
  files::TemporaryFile file{arriving};
  const Course course = copied(in, sending.length, site_.settings().now, file);
  if (course == Course::cut) {
    return fault(400, "L'envoi de « " + name + " » a été coupé avant la fin : recommencez.");
  }
  if (course == Course::slow) {
    return fault(408, "L'envoi de « " + name + " » est trop lent : il est abandonné.");
  }
  was_read = true;
  const Diagnostics unwritten = file.finish();
  if (!unwritten.empty()) return fault(507, unwritten);
  const std::string temporary = files::temporary_name(arriving);
  if (file.sha256() != sending.sha256) {
    std::remove(temporary.c_str());
    return fault(422, "« " + name +
                          " » est arrivé autre qu'il n'est parti : son empreinte SHA-256 n'est pas "
                          "celle annoncée. Recommencez.");
  }
  const auto form = form_of(temporary, name);
  if (!form) {
    std::remove(temporary.c_str());
    return fault(415, form.error());
  }
  const auto turn = turns_.take(Turn::deposits);
  const auto draft = site_.deposits().find(number);
  if (!draft || draft->state != Deposit::State::draft) {
    std::remove(temporary.c_str());
    return fault(409, "Ce dépôt n'est plus un brouillon : commencez-en un autre.");
  }
  const Diagnostics unjournaled = site_.journal().note(
      {question.user.name, "déposer un fichier", "", form->name, file.sha256()});
  if (!unjournaled.empty()) {
    std::remove(temporary.c_str());
    return fault(507, unjournaled);
  }
  const Diagnostics unsettled = files::settle_file(temporary, folder + "/" + form->name);
  if (!unsettled.empty()) return fault(507, unsettled);
  const Diagnostics unnoted = site_.deposits().add(
      number, {form->name, form->label, file.size(), file.sha256(), site_.settings().now()});
  if (!unnoted.empty()) return fault(409, unnoted);
  const auto with_it = site_.deposits().find(number);
  const Diagnostics unmatched = with_it ? site_.match_known(*with_it) : Diagnostics{};
  if (!unmatched.empty()) return fault(507, unmatched);
  Poco::JSON::Object told;
  told.set("depot", number);
  told.set("fichier", form->name);
  told.set("forme", form->label);
  return as_json(200, told);
}

}  // namespace copil::console
