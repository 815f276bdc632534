#include "production/ledger.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <sstream>

#include "production/json.hpp"

namespace copil::production {

namespace {

/// Between a territory's code and a figure's: neither holds it.
constexpr char kUnitSeparator = '\x1F';

/// `ML01 DE0=12` for a value, `ML01 DE0+=34` for a cumul, with that separator as the blank.
std::vector<std::string> cited_texts(const std::vector<CitedFigure>& cited) {
  std::vector<std::string> texts;
  for (const auto& figure : cited) {
    const bool is_cumul = figure.reach == figures::Reach::cumul;
    texts.push_back(figure.territoire + kUnitSeparator + figure.code + (is_cumul ? "+=" : "=") +
                    figure.value);
  }
  return texts;
}

std::vector<CitedFigure> read_cited(const std::vector<std::string>& texts) {
  std::vector<CitedFigure> cited;
  for (const auto& text : texts) {
    const auto sign = text.rfind('=');
    const auto blank = text.find(kUnitSeparator);
    if (sign == std::string::npos || blank == std::string::npos) continue;
    const bool is_cumul = text[sign - 1] == '+';
    const auto end = is_cumul ? sign - 1 : sign;
    cited.push_back({text.substr(0, blank), text.substr(blank + 1, end - blank - 1),
                     is_cumul ? figures::Reach::cumul : figures::Reach::period,
                     text.substr(sign + 1)});
  }
  return cited;
}

Poco::JSON::Array::Ptr times_json(const StageTimes& times) {
  Poco::JSON::Array::Ptr array = new Poco::JSON::Array;
  for (const auto part :
       {times.expansion, times.layout, times.pdf, times.workbook, times.writing}) {
    array->add(part);
  }
  return array;
}

StageTimes unpacked_times(const Poco::JSON::Array::Ptr& array) {
  const auto part = [&](unsigned i) { return array->getElement<std::int64_t>(i); };
  return {part(0), part(1), part(2), part(3), part(4)};
}

}  // namespace

std::string packed(const MadeDocument& made) {
  Poco::JSON::Object object;
  object.set("rapport", made.report);
  object.set("territoire", made.territoire);
  object.set("periode", period_code(made.period));
  object.set("pages", made.pages);
  object.set("temps", times_json(made.times));
  object.set("chiffres", strings_json(cited_texts(made.cited)));
  object.set("fichiers", files_json(made.files));
  object.set("champs", strings_json(made.open_blanks));
  Poco::JSON::Array::Ptr problems = new Poco::JSON::Array;
  for (const auto& problem : made.problems) {
    Poco::JSON::Object::Ptr item = new Poco::JSON::Object;
    item->set("grave", problem.severity == Severity::error);
    item->set("fichier", problem.place.file);
    item->set("ligne", problem.place.line);
    item->set("colonne", problem.place.column);
    item->set("longueur", problem.place.length);
    item->set("message", problem.message);
    item->set("extrait", problem.source_line);
    item->set("aides", strings_json(problem.hints));
    item->set("trace", strings_json(problem.trace));
    problems->add(item);
  }
  object.set("problemes", problems);
  std::ostringstream text;
  object.stringify(text);
  return text.str();
}

MadeDocument unpacked(const std::string& text) {
  const auto object = Poco::JSON::Parser{}.parse(text).extract<Poco::JSON::Object::Ptr>();
  MadeDocument made;
  made.report = object->getValue<std::string>("rapport");
  made.territoire = object->getValue<std::string>("territoire");
  made.period = parse_period(object->getValue<std::string>("periode")).value_or(Period{});
  made.pages = object->getValue<int>("pages");
  made.times = unpacked_times(object->getArray("temps"));
  made.cited = read_cited(read_strings(object->getArray("chiffres")));
  made.open_blanks = read_strings(object->getArray("champs"));
  made.files = read_files(object->getArray("fichiers"));
  const auto problems = object->getArray("problemes");
  for (unsigned i = 0; i < problems->size(); ++i) {
    const auto item = problems->getObject(i);
    made.problems.push_back({item->getValue<bool>("grave") ? Severity::error : Severity::warning,
                             {item->getValue<std::string>("fichier"), item->getValue<int>("ligne"),
                              item->getValue<int>("colonne"), item->getValue<int>("longueur")},
                             item->getValue<std::string>("message"),
                             item->getValue<std::string>("extrait"),
                             read_strings(item->getArray("aides")),
                             read_strings(item->getArray("trace"))});
  }
  return made;
}

std::optional<std::string> why_objectless(const MadeDocument& made) {
  if (!made.files.empty() || has_errors(made.problems)) return std::nullopt;
  std::string reason;
  for (const auto& problem : made.problems) {
    const bool is_told = problem.message.starts_with(kObjectless);
    if (is_told) reason += problem.message.substr(kObjectless.size());
  }
  return reason;
}

}  // namespace copil::production
