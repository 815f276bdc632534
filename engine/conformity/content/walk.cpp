#include "conformity/content/walk.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/signs.hpp"

namespace copil::conformity {

namespace {

constexpr int kDeepest = 48;  ///< streams drawn one in the other
constexpr std::size_t kMostStates = 28;

constexpr std::string_view kOperators =
    " b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K "
    "k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w "
    "W W* y ' \" ";

bool is_operator(const std::string& op) {
  return kOperators.find(" " + op + " ") != std::string_view::npos;
}

std::string joined_content(const Object& page) {
  const Object contents = get(page, "/Contents");
  if (is_stream(contents)) return content_of(contents).value_or("");
  std::string joined;
  for (const Object& part : items(contents)) joined += content_of(part).value_or("") + "\n";
  return joined;
}

}  // namespace

void ContentFacts::note(Notice notice, int page, const std::string& detail) {
  auto& list = notices[static_cast<std::size_t>(notice)];
  if (list.empty() || list.back().page != page) list.push_back({page, 0, detail});
  ++list.back().times;
}

ContentWalk::ContentWalk(const StructureTree& structure, Fonts& fonts, bool has_language,
                         Rings& rings, ContentFacts& facts)
    : structure_(structure),
      fonts_(fonts),
      has_language_(has_language),
      rings_(rings),
      facts_(facts) {}

void ContentWalk::walk_page(const Page& page, int number) {
  page_ = number;
  contrast_ = {};
  Frame frame;
  frame.resources = page.resources;
  frame.outer = Object::newNull();
  frame.is_inherited = !page.has_resources;
  frame.stream = id(page.object);
  frame.parents_key = integer(get(page.object, "/StructParents"), -1);
  walk(joined_content(page.object), frame);
}

void ContentWalk::walk_appearance(const Object& annotation, const Page& page, int number) {
  page_ = number;
  Frame frame;
  frame.resources = page.resources;
  frame.outer = Object::newNull();
  frame.is_appearance = true;
  for (const char* key : {"/N", "/D", "/R"}) {
    Object shown = get(annotation, "/AP", key);
    if (is_stream(shown)) walk_form(shown, frame, {});
    if (!is_dictionary(shown)) continue;
    for (auto& [state, form] : shown.getDictAsMap()) {
      if (is_stream(form)) walk_form(form, frame, {});
    }
  }
}

void ContentWalk::walk(std::string_view content, Frame& frame) {
  Lexer lexer(content);
  std::vector<Token> outer;
  outer.swap(operands_);
  for (Token token = lexer.next(); !token.is(Token::Kind::end); token = lexer.next()) {
    if (!token.is(Token::Kind::word) || token.text == "true" || token.text == "false" ||
        token.text == "null") {
      check_operand(token);
      operands_.push_back(std::move(token));
      continue;
    }
    if (token.text == "BI") {
      operands_.clear();
      inline_image(lexer, frame);
    } else {
      apply(token.text, frame);
    }
    operands_.clear();
  }
  operands_.swap(outer);
  const std::size_t left = frame.marks.size();
  if (left > 0 || frame.unbalanced > 0) note(Notice::unbalanced_marks, "");
}

void ContentWalk::apply(const std::string& op, Frame& frame) {
  if (!frame.is_appearance && !now(frame).is_watermark) contrast_.add(op, numbers());
  if (op == "BDC" || op == "BMC") return open_mark(op == "BDC", frame);
  if (op == "EMC") return close_mark(frame);
  if (is_among(" Tj TJ ' \" ", op)) return show_text(op, frame);
  if (op == "Do") return draw(first_name(), frame);
  if (op == "sh") {
    paint(frame, op);
    return use_shading(resource("/Shading", first_name(), frame), frame);
  }
  if (is_among(" f F f* B B* b b* S s ", op)) {
    paint(frame, op);
    if (is_among(" f F f* B B* b b* ", op)) {
      paint_colour(frame.state.fill, frame.state.overprints_fill, frame);
    }
    if (is_among(" B B* b b* S s ", op)) {
      paint_colour(frame.state.stroke, frame.state.overprints_stroke, frame);
    }
    return;
  }
  if (is_among(" g G rg RG k K cs CS sc SC scn SCN ", op)) return apply_colour(op, frame);
  apply_state(op, frame);
  if (!is_operator(op)) note(Notice::unknown_operator, op);
}

void ContentWalk::apply_state(const std::string& op, Frame& frame) {
  if (op == "q") {
    frame.saved.push_back(frame.state);
    if (frame.saved.size() > kMostStates) note(Notice::deep_states, "");
    if (frame.saved.size() > 10000) frame.saved.pop_back();
  } else if (op == "Q" && !frame.saved.empty()) {
    frame.state = std::move(frame.saved.back());
    frame.saved.pop_back();
  } else if (op == "Tf") {
    const Object font = resource("/Font", first_name(), frame);
    frame.state.font = is_dictionary(font) ? &fonts_.find(font) : nullptr;
  } else if (op == "Tr" && !numbers().empty()) {
    frame.state.mode = static_cast<int>(std::clamp(numbers().front(), 0.0, 7.0));
  } else if (op == "ri") {
    check_intent(first_name());
  } else if (op == "gs") {
    use_state(resource("/ExtGState", first_name(), frame), frame);
  }
}

void ContentWalk::apply_colour(const std::string& op, Frame& frame) {
  const bool is_stroke = is_capital_letter(op[0]);
  Object& space = is_stroke ? frame.state.stroke : frame.state.fill;
  if (op == "g" || op == "G") space = Object::newName("/DeviceGray");
  if (op == "rg" || op == "RG") space = Object::newName("/DeviceRGB");
  if (op == "k" || op == "K") space = Object::newName("/DeviceCMYK");
  if (op == "cs" || op == "CS") {
    const std::string chosen = first_name();
    const bool is_plain = chosen.starts_with("Device") || chosen == "Pattern";
    space = is_plain ? Object::newName("/" + chosen) : resource("/ColorSpace", chosen, frame);
  }
  if ((op == "scn" || op == "SCN") && !last_name().empty()) use_pattern(last_name(), frame);
}

ContentWalk::Surroundings ContentWalk::now(const Frame& frame) const {
  return frame.marks.empty() ? frame.around : frame.marks.back();
}

/// The value of a key of the properties of a mark that are named, not written in the content.
Object ContentWalk::property(const std::string& key, const Frame& frame) const {
  if (operands_.size() < 2 || !operands_.back().is(Token::Kind::name)) return Object::newNull();
  const std::string named = "/" + operands_.back().text;
  const Object own = get(get(frame.resources, "/Properties"), named);
  const Object found = is_null(own) ? get(get(frame.outer, "/Properties"), named) : own;
  return get(found, "/" + key);
}

bool ContentWalk::has_property(const std::string& key, const Frame& frame) const {
  for (std::size_t i = 1; i + 1 < operands_.size(); ++i) {
    if (operands_[i].is(Token::Kind::name) && operands_[i].text == key) return true;
  }
  return !is_null(property(key, frame));
}

void ContentWalk::open_mark(bool has_properties, Frame& frame) {
  Surroundings inside = now(frame);
  const std::string tag = first_name();
  int mcid = -1;
  if (has_properties) {
    mcid = static_cast<int>(integer(property("MCID", frame), -1));
    for (std::size_t i = 1; i + 1 < operands_.size(); ++i) {
      const bool is_key = operands_[i].is(Token::Kind::name) && operands_[i].text == "MCID";
      if (is_key && operands_[i + 1].is_integer) mcid = static_cast<int>(operands_[i + 1].value);
    }
    inside.has_language |= has_property("Lang", frame);
    inside.has_actual_text |= has_property("ActualText", frame);
  }
  if (tag == "Artifact" && !frame.is_appearance) {
    if (inside.is_tagged) note(Notice::artifact_in_tagged, "");
    inside.is_artifact = true;
    // Its letters let the paper through.
    for (const Token& token : operands_) inside.is_watermark |= token.text == "Watermark";
  } else if (mcid >= 0 && !frame.is_appearance) {
    const Mark mark{frame.stream, mcid};
    const int owner = structure_.owner(mark, frame.parents_key);
    if (inside.is_artifact) note(Notice::tagged_in_artifact, "");
    facts_.marks.emplace_back(page_, mark);
    if (const auto form = facts_.forms.find(frame.stream); form != facts_.forms.end()) {
      form->second.has_marks = true;
    }
    if (owner >= 0) {
      inside.is_tagged = true;
      inside.has_language |= structure_.node(owner).has_language;
      inside.has_actual_text |= structure_.node(owner).has_actual_text;
    }
  }
  if (tag == "Span" && has_properties) note_span(inside, frame);
  frame.marks.push_back(inside);
}

void ContentWalk::note_span(const Surroundings& inside, const Frame& frame) {
  if (has_language_ || inside.has_language) return;
  if (has_property("ActualText", frame)) note(Notice::actual_text_without_language, "");
  if (has_property("Alt", frame)) note(Notice::alternative_without_language, "");
  if (has_property("E", frame)) note(Notice::expansion_without_language, "");
}

void ContentWalk::close_mark(Frame& frame) {
  if (frame.marks.empty()) {
    ++frame.unbalanced;
  } else {
    frame.marks.pop_back();
  }
}

FontUse& ContentWalk::use_of(const Font& font) {
  const QPDFObjGen number = id(font.object());
  if (number.getObj() != 0) return facts_.fonts[number];
  for (FontUse& use : facts_.direct_fonts) {
    if (use.font == &font) return use;
  }
  return facts_.direct_fonts.emplace_back();
}

void ContentWalk::show_text(const std::string& op, Frame& frame) {
  paint(frame, op);
  const Surroundings inside = now(frame);
  if (!inside.is_artifact && !has_language_ && !inside.has_language && !frame.is_appearance) {
    note(Notice::text_without_language, "");
  }
  const int mode = frame.state.mode;
  const bool fills = mode == 0 || mode == 2 || mode == 4 || mode == 6;
  const bool strokes = mode == 1 || mode == 2 || mode == 5 || mode == 6;
  if (fills) paint_colour(frame.state.fill, frame.state.overprints_fill, frame);
  if (strokes) paint_colour(frame.state.stroke, frame.state.overprints_stroke, frame);
  if (inside.is_tagged && !frame.is_appearance) {
    const SeenText seen = contrast_.text();
    if (!seen.is_seen()) {
      auto [least, is_new] = facts_.least_contrast.try_emplace(page_, seen.contrast);
      least->second = std::min(least->second, seen.contrast);
    }
  }
  const Font* font = frame.state.font;
  if (font == nullptr) return;
  FontUse& use = use_of(*font);
  const bool is_first = use.font == nullptr;
  if (is_first) use = {font, page_, {}, {}, {}};
  for (const Token& token : operands_) {
    if (!token.is(Token::Kind::string)) continue;
    for (const Code code : font->codes(token.text)) {
      (mode == 3 ? use.hidden : use.shown).insert(code);
      if (!inside.has_actual_text) use.unexplained.insert(code);
    }
  }
  // Shown with codes that cannot be read (predefined maps): shown all the same.
  if (font->is_composite() && font->code_map() == nullptr && mode != 3) use.shown.insert({0, 0});
  if (is_first && font->kind() == "Type3") use_glyphs(*font, frame);
}

/// The glyphs of a Type 3 font are streams; those that are drawn are not told from the others.
void ContentWalk::use_glyphs(const Font& font, Frame& frame) {
  const Object own = get(font.object(), "/Resources");
  Object glyphs = get(font.object(), "/CharProcs");
  if (!is_dictionary(glyphs) || depth_ > kDeepest) return;
  ++depth_;
  for (auto& [name, glyph] : glyphs.getDictAsMap()) {
    if (!is_stream(glyph) || !open_.insert(id(glyph)).second) continue;
    Frame inside;
    inside.resources = is_dictionary(own) ? own : frame.resources;
    inside.outer = frame.resources;
    inside.is_appearance = true;
    inside.state = frame.state;
    walk(content_of(glyph).value_or(""), inside);
    open_.erase(id(glyph));
  }
  --depth_;
}

void ContentWalk::paint(Frame& frame, std::string_view what) {
  ++facts_.painted;
  const Surroundings inside = now(frame);
  if (inside.is_tagged || inside.is_artifact || frame.is_appearance) return;
  note(Notice::untagged, std::string(what));
}

void ContentWalk::paint_colour(const Object& space, bool overprints, Frame& frame) {
  use_space(space, frame);
  const std::vector<Object> parts = items(space);
  const bool is_icc = parts.size() > 1 && name(parts[0]) == "ICCBased";
  if (is_icc && overprints && frame.state.overprint_mode == 1 &&
      integer(get(parts[1], "/N")) == 4) {
    note(Notice::overprinted_cmyk, "");
  }
}

Object ContentWalk::resource(const std::string& category, const std::string& name,
                             const Frame& frame) {
  const Object own = get(get(frame.resources, category), "/" + name);
  if (!is_null(own)) {
    if (frame.is_inherited) note(Notice::inherited_resource, "/" + name);
    return own;
  }
  const Object outer = get(get(frame.outer, category), "/" + name);
  if (!is_null(outer)) note(Notice::inherited_resource, "/" + name);
  return outer;
}

std::string ContentWalk::first_name() const {
  return !operands_.empty() && operands_[0].is(Token::Kind::name) ? operands_[0].text : "";
}

std::string ContentWalk::last_name() const {
  return !operands_.empty() && operands_.back().is(Token::Kind::name) ? operands_.back().text : "";
}

std::vector<double> ContentWalk::numbers() const {
  std::vector<double> found;
  for (const Token& token : operands_) {
    if (token.is(Token::Kind::number)) found.push_back(token.value);
  }
  return found;
}

/// Limits of ISO 32000-1, annex C.
void ContentWalk::check_operand(const Token& token) {
  if (token.is(Token::Kind::number) && std::abs(token.value) > 2147483648.0) {
    note(Notice::odd_integer, "");
  }
  const bool is_real = token.is(Token::Kind::number) && !token.is_integer;
  if (is_real && std::abs(token.value) > 32767) note(Notice::large_real, "");
  if (token.is(Token::Kind::string) && token.text.size() > 32767) note(Notice::long_string, "");
  if (token.is(Token::Kind::name) && token.text.size() > 127) note(Notice::long_name, "");
  if (token.has_odd_digits || token.has_other_signs) note(Notice::odd_hexadecimal, "");
}

void ContentWalk::check_intent(const std::string& intent) {
  constexpr std::string_view kKnown =
      " RelativeColorimetric AbsoluteColorimetric Perceptual Saturation ";
  if (!is_among(kKnown, intent)) note(Notice::odd_intent, intent);
}

void ContentWalk::note(Notice notice, const std::string& detail) {
  facts_.note(notice, page_, detail);
}

}  // namespace copil::conformity
