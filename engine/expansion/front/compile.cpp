#include <algorithm>
#include <tuple>

#include "diagnostics/warning.hpp"
#include "expansion/front/front_matter.hpp"
#include "expansion/markdown/markdown.hpp"
#include "expansion/markdown/parts.hpp"
#include "expansion/program/limits.hpp"

namespace copil::expansion {

bool is_inside(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string_view::npos)
    return false;
  while (!path.empty()) {
    const auto end = std::min(path.find('/'), path.size());
    const std::string_view step = path.substr(0, end);
    if (step.empty() || step.front() == '.') return false;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return true;
}

namespace {

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string{} : path.substr(0, slash + 1);
}

/// Registers the file's text; complains when it, or one of its lines, is too long.
const File& open_file(const std::string& path, std::string_view text, CompileContext& context) {
  const std::string shown = context.sources.shown(path);
  const bool is_too_long = text.size() > kMaxFileBytes;
  context.files.push_back(make_file(path, shown, is_too_long ? std::string_view{} : text));
  const File& file = context.files.back();
  if (is_too_long) {
    Diagnostic problem = plain_error("ce fichier est trop long pour un modèle");
    problem.place = {shown, 0, 0, 1};
    context.problems.push_back(std::move(problem));
  }
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    if (file.lines[i].size() <= kMaxLineBytes) continue;
    Diagnostic problem = plain_error("cette ligne est trop longue", {"coupez-la"});
    problem.place = {shown, static_cast<int>(i + 1), 0, 1};
    context.problems.push_back(std::move(problem));
    context.files.back().lines[i].clear();
  }
  return file;
}

/// Links to anchors that no heading has, or whose heading has not the number they show.
void check_links(CompileContext& context) {
  for (auto& link : context.links) {
    const auto& anchors = context.anchors;
    const bool is_known = std::find(anchors.begin(), anchors.end(), link.anchor) != anchors.end();
    if (is_known && link.needs_number && !context.numbered_anchors.contains(link.anchor)) {
      link.complaint.message = "le titre « " + link.anchor + " » n'a pas de numéro";
      link.complaint.hints = {
          "un titre numéroté commence par « Article – », « Annexe – » ou « Point – »"};
    } else if (is_known || context.has_dynamic_anchors) {
      continue;
    } else {
      link.complaint.hints = did_you_mean(link.anchor, anchors);
    }
    context.problems.push_back(std::move(link.complaint));
  }
}

/// Numbers written by hand among numbers that count themselves.
void check_hand_numbers(CompileContext& context) {
  for (auto& number : context.hand_numbers) {
    if (!context.numberings.contains(number.numbering)) continue;
    context.problems.push_back(std::move(number.complaint));
  }
}

void warn_of_unused(const Place& place, std::string message, std::string hint,
                    CompileContext& context) {
  Diagnostic warning = plain_warning(std::move(message), {std::move(hint)}, place);
  for (const auto& file : context.files) {
    const auto line = static_cast<std::size_t>(place.line);
    if (file.shown == place.file && line >= 1 && line <= file.lines.size()) {
      warning.source_line = file.lines[line - 1];
    }
  }
  context.problems.push_back(std::move(warning));
}

/// Fields and options that the template declares and never asks for.
void check_unused_form(CompileContext& context) {
  for (const auto& field : context.form.fields) {
    if (context.used_fields.contains(field.name)) continue;
    warn_of_unused(field.place, "le champ « " + field.name + " » ne sert nulle part",
                   "ôtez-le de `champs`, ou placez [[ " + field.name + " ]]", context);
  }
  for (const auto& option : context.form.options) {
    if (context.used_options.contains(option.name)) continue;
    warn_of_unused(option.place, "l'option « " + option.name + " » ne sert nulle part",
                   "ôtez-la d'`options`, ou écrivez {% if option." + option.name + " %}", context);
  }
}

/// Problems in the order of the text: files as they were opened, then lines and columns.
void sort_problems(CompileContext& context) {
  const auto rank = [&](const Diagnostic& problem) {
    const auto file = std::find_if(context.files.begin(), context.files.end(),
                                   [&](const File& f) { return f.shown == problem.place.file; });
    return std::tuple{file - context.files.begin(), problem.place.line, problem.place.column};
  };
  std::stable_sort(context.problems.begin(), context.problems.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return rank(a) < rank(b); });
  const auto last = std::unique(context.problems.begin(), context.problems.end());
  context.problems.erase(last, context.problems.end());
}

std::optional<std::string> read(const Sources& sources, const std::string& path) {
  return is_inside(path) ? sources.read(path) : std::nullopt;
}

void declare_form_variables(CompileContext& context) {
  context.declare("champ", {{Kind::record, Unit::none, std::string{kFieldType}}});
  context.declare("option", {{Kind::record, Unit::none, std::string{kOptionType}}});
}

std::vector<std::string> file_paths(const CompileContext& context) {
  std::vector<std::string> paths;
  const auto add = [&paths](const std::string& path) {
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  };
  for (const auto& file : context.files) add(file.path);
  for (const auto& path : context.picture_files) add(path);
  return paths;
}

Program finished(Program program, CompileContext& context) {
  program.slot_count = context.slot_count;
  program.drawn_tables = std::move(context.drawn_tables);
  program.prints_numbers = std::any_of(context.links.begin(), context.links.end(),
                                       [](const LinkTarget& link) { return link.needs_number; });
  program.form = std::move(context.form);
  program.names_used.assign(context.names_used.begin(), context.names_used.end());
  program.files = file_paths(context);
  program.conditions = std::move(context.conditions);
  program.shown = context.files.front().shown;
  program.warnings = std::move(context.problems);
  return program;
}

}  // namespace

Checked<Template> compile(const std::string& path, const Sources& sources, const Schema& schema) {
  const auto text = read(sources, path);
  if (!text) {
    Diagnostic problem = plain_error("modèle introuvable « " + path + " »",
                                     {"un modèle est un fichier templates/<nom>/modele.md"});
    return Diagnostics{std::move(problem)};
  }
  CompileContext context{.sources = sources, .schema = schema, .open_files = {path}};
  context.schema.records.push_back(loop_type());
  declare_form_variables(context);
  const File& file = open_file(path, *text, context);
  Program program;
  const int first_line = read_front_matter(file, program, context);
  program.content = compile_blocks(excerpt_from(file, first_line), context);
  check_links(context);
  check_hand_numbers(context);
  if (!has_errors(context.problems)) check_unused_form(context);
  sort_problems(context);
  if (has_errors(context.problems)) return std::move(context.problems);
  return Template{std::make_unique<const Program>(finished(std::move(program), context))};
}

namespace {

/// The path quoted in `{% include "…" %}`, or nothing after complaining.
std::optional<std::string> include_path(const Tag& tag, CompileContext& context) {
  std::string_view content = tag.content;
  const bool is_quoted = content.size() > 2 && content.front() == '"' && content.back() == '"';
  if (!is_quoted) {
    context.problems.push_back(tag.error("un nom de fichier entre guillemets est attendu",
                                         {"par exemple : {% include \"parties/visas.md\" %}"}));
    return std::nullopt;
  }
  content = content.substr(1, content.size() - 2);
  if (is_inside(content)) return std::string{content};
  context.problems.push_back(
      tag.error("« " + std::string{content} + " » ne désigne pas un fichier du dossier des modèles",
                {"un chemin simple, sans « .. » ni barre en tête"}));
  return std::nullopt;
}

bool may_open(const std::string& path, const Tag& tag, CompileContext& context) {
  const auto& open = context.open_files;
  if (std::find(open.begin(), open.end(), path) != open.end()) {
    context.problems.push_back(tag.error("« " + path + " » s'inclut lui-même"));
    return false;
  }
  if (context.files.size() >= kMaxFiles) {
    context.problems.push_back(tag.error("ce modèle inclut trop de parties"));
    return false;
  }
  if (open.size() <= static_cast<std::size_t>(kMaxIncludes)) return true;
  context.problems.push_back(tag.error("trop de parties incluses l'une dans l'autre (" +
                                       std::to_string(kMaxIncludes) + " au plus)"));
  return false;
}

}  // namespace

std::optional<std::pair<std::string, std::string>> find_part(const std::string& name,
                                                             const CompileContext& context) {
  for (const std::string& path : {folder_of(context.open_files.front()) + name, name}) {
    if (auto text = read(context.sources, path)) return std::pair{path, std::move(*text)};
  }
  return std::nullopt;
}

std::optional<PartNode> compile_part(const Tag& tag, CompileContext& context) {
  const auto name = include_path(tag, context);
  if (!name) return std::nullopt;
  const auto part = find_part(*name, context);
  if (!part) {
    context.problems.push_back(
        tag.error("partie introuvable « " + *name + " »",
                  {"cherchée dans le dossier du modèle, puis dans celui des modèles"}));
    return std::nullopt;
  }
  if (!may_open(part->first, tag, context)) return std::nullopt;
  context.open_files.push_back(part->first);
  const File& file = open_file(part->first, part->second, context);
  PartNode result{compile_blocks(excerpt_from(file, 1), context)};
  context.open_files.pop_back();
  return result;
}

}  // namespace copil::expansion
