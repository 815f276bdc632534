"""Rules that make mutants: one text of C++ in, the places where it can be made wrong out.

Every mutant is a set of insertions that keep the lines as they are: operators are followed by a
tag that chooses at run time, expressions and statements are wrapped (see switch.hpp). The rules
lean on clang-format: spaces stand around binary operators, none around template brackets.
"""

import re
from dataclasses import dataclass, field

KEYWORDS = set(
    "return break continue const constexpr static auto using if for while switch case default do "
    "else goto throw delete new struct class enum union typename template public private "
    "protected namespace operator static_assert friend explicit inline virtual try catch "
    "int bool double char unsigned long short void float mutable extern".split()
)
CHAIN = r"[A-Za-z_]\w*(?:\(\))?(?:(?:\.|->|::)[A-Za-z_]\w*(?:\(\))?|\[[a-z_]\w*\])*"


@dataclass
class Site:
    """A place and what can be done there; `variants` says each in words, one number each."""

    rule: str
    offset: int
    variants: list
    # (start, end, before, after): insertions, `{n}` standing for the first number of the site.
    wraps: list = field(default_factory=list)


def blank(text):
    """The text with comments and the inside of quotes as spaces; offsets stay."""

    def spaces(match):
        found = match.group(0)
        if found[0] in "\"'" or found.startswith('R"'):
            return found[0] + "".join("\n" if c == "\n" else "\x01" for c in found[1:-1]) + found[-1]
        return "".join("\n" if c == "\n" else " " for c in found)

    pattern = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])+\''
    text = re.sub(pattern, spaces, text, flags=re.S)
    return re.sub(r"^[ \t]*#[^\n]*", lambda m: " " * len(m.group(0)), text, flags=re.M)


def closing(code, opened):
    """The place of what closes the bracket at `opened`, or -1."""
    depth = 0
    for i in range(opened, len(code)):
        if code[i] in "([{":
            depth += 1
        elif code[i] in ")]}":
            depth -= 1
            if depth == 0:
                return i
    return -1


class Scopes:
    """Which braces open a body of a function, and what stands before them."""

    def __init__(self, code):
        self.inside = [False] * (len(code) + 1)
        self.functions = []
        self.blocks = set()
        stack = []
        for i, c in enumerate(code):
            self.inside[i] = bool(stack) and stack[-1] in ("body", "block", "braced")
            if c == "{":
                stack.append(self._kind(code, i, stack))
            elif c == "}" and stack:
                stack.pop()

    def _kind(self, code, i, stack):
        within = bool(stack) and stack[-1] in ("body", "block", "braced")
        start = max(code.rfind(";", 0, i), code.rfind("}", 0, i), code.rfind("{", 0, i)) + 1
        head = code[start:i].strip()
        before = code[:i].rstrip()
        if re.search(r"\b(namespace|class|struct|enum|union)\b[^()]*$", head):
            return "other"
        opens = before.endswith((")", "else", "const", "noexcept", "override", "do", "mutable"))
        opens = opens or bool(re.search(r"\) (const )?(noexcept )?-> [\w:<>*& ]+$", before))
        opens = opens or before.endswith((";", "{", "}"))
        if within:
            if opens:
                self.blocks.add(i)
                return "block"
            return "braced"
        if opens and "(" in head:
            self.blocks.add(i)
            self.functions.append((i, head))
            return "body"
        if not within and "(" in head and re.search(r"\) : \w+", head):  # Constructor's members.
            return "other"
        return "other"


def find_sites(text, neighbours):
    """All places of the rules in a text; `neighbours` maps a word to words it may be taken for."""
    code = blank(text)
    scopes = Scopes(code)
    skipped = skipped_lines(code)
    sites = []
    for rule in (operators, logic, conditions, statements, returns, early, numbers, booleans,
                 extremes, leaps, arguments, choices):
        sites += rule(code, text, scopes)
    sites += fields(code, neighbours)
    kept = []
    for site in sites:
        line = code.count("\n", 0, site.offset)
        if scopes.inside[site.offset] and line not in skipped:
            kept.append(site)
    return kept


def skipped_lines(code):
    """Lines that the compiler reckons: nothing can change there at run time."""
    skipped = set()
    for match in re.finditer(
        r"static_assert\b[^;]*;|\bif constexpr\b|\bconstexpr\b[^;{]*[;{]|\bcase\b[^:]*(?:::[^:]*)*:"
        r"|\btemplate <[^\n]*|\busing\b[^;]*;|\bassert\([^;]*;|\brequires\b[^\n]*|\bstatic const\b"
        r"[^;]*;", code):
        first = code.count("\n", 0, match.start())
        skipped.update(range(first, first + match.group(0).count("\n") + 1))
    return skipped


OTHER = {"==": ["!="], "!=": ["=="], "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="],
         ">=": [">", "<"], "+": ["-"], "-": ["+"], "/": ["/, plus one"], "%": ["/"], "*": ["+"]}
COMPARISONS = {"==", "!=", "<", "<=", ">", ">="}


def operators(code, text, scopes):
    sites = []
    for match in re.finditer(r"(?<= )(==|!=|<=|>=|<|>|\+|-|/|%|\*)(?=[ \n])", code):
        sign, end = match.group(1), match.end()
        left, right = code[: match.start()].rstrip()[-1:], code[end:].lstrip()[:1]
        if sign not in COMPARISONS and ('"' in left + right or left in "(,=?:<>"):
            continue
        rule = "comparaison" if sign in COMPARISONS else "calcul"
        variants = [f"{sign} → {other}" for other in OTHER[sign]]
        sites.append(Site(rule, match.start(), variants,
                          [(end, end, " ::copil::mutants::Tag{{n}} " + sign, "")]))
    return sites


def logic(code, text, scopes):
    sites = []
    for match in re.finditer(r"(?<= )(&&|\|\|)(?=[ \n])", code):
        rest = code[match.end() :].split("\n", 2)
        if re.search(r" [&|^] ", " ".join(rest[:2])):
            continue
        sign = "|" if match.group(1) == "&&" else "&"
        end = match.end()
        sites.append(Site("condition", match.start(), [f"sans ce qui suit {match.group(1)}"],
                          [(end, end, " ::copil::mutants::Tag{{n}} " + sign, "")]))
    return sites


def conditions(code, text, scopes):
    sites = []
    for match in re.finditer(r"\b(if|while) \(", code):
        opened = match.end() - 1
        closed = closing(code, opened)
        inside = code[opened + 1 : closed]
        if ";" in inside or re.search(r"[^=!<>]=[^=]", inside):
            continue
        forced = ["jamais vrai"] + (["toujours vrai"] if match.group(1) == "if" else [])
        sites.append(Site("condition", match.start(), [f"{match.group(1)} {f}" for f in forced],
                          [(opened + 1, closed, "::copil::mutants::forced({n}, [&]() -> bool "
                            "{ return static_cast<bool>(", "); })")]))
    return sites


def choices(code, text, scopes):
    """`is_so ? a : b` of a plain word."""
    sites = []
    for match in re.finditer(r"(?<![\w.>:)\]])(!?" + CHAIN + r")(?= \? )", code):
        if re.search(r"(==|!=|<=|>=|[<>+*/|&-]) $", code[: match.start()]):
            continue
        sites.append(Site("condition", match.start(), ["l'autre choix"],
                          [(match.start(1), match.end(1), "::copil::mutants::negated({n}, ", ")")]))
    return sites


def statement_ends(code, start):
    i = start
    while i < len(code):
        if code[i] in "([{":
            i = closing(code, i)
            if i < 0:
                return -1
        elif code[i] == ";":
            return i + 1
        elif code[i] in ")]}":
            return -1
        i += 1
    return -1


def statements(code, text, scopes):
    sites = []
    begins = re.compile(r"(?:[;{}]|\)|\belse|:)\s+(?=[\w*+(-])")
    act = re.compile(r"(?:\*|\+\+|--)?\(?[\w:.\[\]]*(?:\([^;{}=]*?\)|->|\.|[\w:\[\]])*"
                     r"(?:\(| (?:[-+*/|&]?=) |\+\+;|--;)|(?:\+\+|--)[\w.\[\]>-]+;|(?:break|continue);")
    for match in begins.finditer(code):
        start = match.end()
        word = re.match(r"\w*", code[start:]).group(0)
        jump = word in ("break", "continue")
        if (word in KEYWORDS and not jump) or not act.match(code, start):
            continue
        if code[match.start()] == ")" and not closes_control(code, match.start()):
            continue
        if code[match.start()] == "{" and match.start() not in scopes.blocks:
            continue
        if code[match.start()] == ":" and not re.search(r"(case [^\n?]*|default)$", code[code.rfind("\n", 0, match.start()) + 1:match.start()]):
            continue
        if code[start:].startswith("::"):
            continue
        end = statement_ends(code, start)
        if end < 0 or not jump and re.match(r"[\w:<>]+[&*]? [\w]+( =|;|\{|\()", code[start:end]):
            continue
        said = " ".join(text[start:end].split())
        sites.append(Site("instruction", start, ["sans « " + said[:60] + " »"],
                          [(start, end, "{ if (!::copil::mutants::on({n})) ", " }")]))
    return sites


def closes_control(code, closed):
    depth = 0
    for i in range(closed, -1, -1):
        if code[i] == ")":
            depth += 1
        elif code[i] == "(":
            depth -= 1
            if depth == 0:
                return re.search(r"\b(if|for|while)(?: constexpr)? $", code[:i]) is not None
    return False


def returns(code, text, scopes):
    sites = []
    for match in re.finditer(r"\breturn (?=[^{;])", code):
        end = statement_ends(code, match.end())
        if end < 0:
            continue
        value = code[match.end() : end - 1]
        if re.match(r"(true|false|nullptr|std::nullopt|\*this|[\"'\[]|-?\d+$|\w+\{\}$"
                    r"|(\w+::)+\w+$|k[A-Z]\w*$|Value::not_defined\([\w:]+\)$)", value):
            continue
        sites.append(Site("valeur rendue", match.start(),
                          ["toujours la première valeur rendue", "négation ou plus un"],
                          [(match.end(), end - 1, "::copil::mutants::result<{n}>(", ")")]))
    return sites


PLAIN = re.compile(r"(bool|int|double|char|Day|Cents|Ratio|Value|"
                   r"std::(size_t|string|string_view|vector<.*|optional<.*|map<.*|set<.*|u?int\d+_t))$")


def early(code, text, scopes):
    sites = []
    for opened, head in scopes.functions:
        said = head.split("(")[0].split()
        if len(said) < 2 or "operator" in head or said[0] in ("template", "explicit"):
            continue
        kind = " ".join(said[:-1])
        if "&" in kind or "auto" in said or "noreturn" in kind or re.search(r"\b(\w+)::\1$", said[-1]):
            continue
        if re.search(r"\bvoid$", kind):
            back = "return;"
        elif PLAIN.match(kind):
            back = "return {};"
        else:
            continue
        sites.append(Site("retour prématuré", opened + 1, [said[-1] + " ne fait rien"],
                          [(opened + 1, opened + 1, " if (::copil::mutants::on({n})) " + back, "")]))
    return sites


def numbers(code, text, scopes):
    sites = []
    for match in re.finditer(r"(?<![\w.<'-])(\d+(?:\.\d+)?[uUlL]*)(?![\w.'])", code):
        if code[match.end():match.end() + 1] in (">",):
            continue
        sites.append(Site("plus un", match.start(), [f"{match.group(1)} plus un"],
                          [(match.start(), match.end(), "::copil::mutants::plus({n}, ", ")")]))
    return sites


def booleans(code, text, scopes):
    return [Site("condition", match.start(), ["l'inverse de " + match.group(0)],
                 [(match.start(), match.end(), "::copil::mutants::negated({n}, ", ")")])
            for match in re.finditer(r"\b(true|false)\b", code)]


def extremes(code, text, scopes):
    sites = []
    for match in re.finditer(r"\bstd::(min|max|floor|ceil|round|lround|llround)(<[\w:]+>)?\((?!\{)", code):
        sites.append(replaced("arrondi et extrêmes", match, match.group(1) + " → l'autre",
                              f"::copil::mutants::{match.group(1)}_{match.group(2) or ''}({{n}}, "))
    for match in re.finditer(r"\bstd::(lower_bound|upper_bound)\(", code):
        sites.append(replaced("comparaison", match, match.group(1) + " → l'autre",
                              f"::copil::mutants::{match.group(1)}_({{n}}, "))
    return sites


def replaced(rule, match, said, by):
    """The call's name stays in a comment, so that no line moves."""
    return Site(rule, match.start(), [said], [(match.start(), match.end(), by + "/*", "*/")])


def leaps(code, text, scopes):
    """front and back."""
    sites = []
    for match in re.finditer(r"(?<![\w.>:)\]])(" + CHAIN + r"(?:\.|->))(front|back)\(\)", code):
        other = "back" if match.group(2) == "front" else "front"
        sites.append(Site("voisin", match.start(), [f"{match.group(2)} → {other}"],
                          [(match.start(), match.end(), "(::copil::mutants::on({n}) ? "
                            + match.group(1) + other + "() : ", ")")]))
    return sites


def arguments(code, text, scopes):
    sites = []
    name = r"(?:[A-Za-z_]\w*|\))"
    for match in re.finditer(r"(?<=[({,])( ?)(" + CHAIN + r"),([ \n]+)(" + CHAIN + r")(?=[,)}])", code):
        a, b = match.group(2), match.group(4)
        if a == b or a in KEYWORDS or b in KEYWORDS:
            continue
        sites.append(Site("arguments échangés", match.start(2), [f"{a} ↔ {b}"],
                          [(match.start(2), match.end(2),
                            "::copil::mutants::first({n}, ", f", {b})"),
                           (match.start(4), match.end(4),
                            "::copil::mutants::first({n}, ", f", {a})")]))
    return sites


def fields(code, neighbours):
    sites = []
    for match in re.finditer(r"(?<![\w.>:)\]])(" + CHAIN + r")(\.|->|::)(\w+)(?![\w(:]|\.\w+\()", code):
        owner, sign, word = match.groups()
        span = match.span()
        if sign == "::":
            for other in neighbours.get((owner.split("::")[-1], word), []):
                sites.append(Site("voisin", span[0], [f"{word} → {other}"],
                                  [(*span, f"(::copil::mutants::on({{n}}) ? {owner}::{other} : ", ")")]))
            continue
        for other in neighbours.get((".", word), [])[:3]:
            get = "[](auto&& s) -> decltype((s{0}{1})) {{ return s{0}{1}; }}"
            sites.append(Site("voisin", span[0], [f"{word} → {other}"],
                              [(*span, f"::copil::mutants::field({{n}}, {owner}, "
                                + get.format(sign, word) + ", " + get.format(sign, other)
                                + ")/*", "*/")]))
            break
    return sites


def read_neighbours(headers):
    """Fields of one type that follow each other, and enumerators by the name of their type."""
    neighbours = {}
    for text in headers:
        code = blank(text)
        for match in re.finditer(r"\benum class (\w+)[^{;]*\{([^}]*)\}", code):
            words = re.findall(r"\b([a-z_]\w*)\b(?:\s*=\s*[^,]*)?", match.group(2))
            pair(neighbours, match.group(1), words)
        previous = None
        for line in code.split("\n"):
            match = re.match(r"\s+([\w:][\w:<>, ]*?[*&]?) (\w+)(?: = [^;]*|\{[^;]*)?;", line)
            if match and not re.match(r"(return|using|static)\b", match.group(1)):
                if previous and previous[0] == match.group(1):
                    pair(neighbours, ".", [previous[1], match.group(2)])
                previous = (match.group(1), match.group(2))
            elif line.strip():
                previous = None
    return neighbours


def pair(neighbours, kind, words):
    for a, b in zip(words, words[1:]):
        for one, other in ((a, b), (b, a)):
            known = neighbours.setdefault((kind, one), [])
            if other not in known:
                known.append(other)


def rewrite(text, numbered):
    """The text with the insertions of (site, first number), and where each insertion stands:
    line, first column, last column, site."""
    edits = []
    for index, (site, number) in enumerate(numbered):
        for start, end, before, after in site.wraps:
            length = end - start
            edits.append((start, 1 if length else 2, -length, index,
                          before.replace("{n}", str(number)), site))
            if after:
                edits.append((end, 0, length, -index, after.replace("{n}", str(number)), site))
    # At one place: what closes there (inner first), what opens (outer first), what follows a sign.
    edits.sort(key=lambda e: e[:4])
    pieces, spans, at, line, column = [], [], 0, 1, 1
    for place, _, _, _, inserted, site in edits:
        kept = text[at:place]
        if "\n" in kept:
            line += kept.count("\n")
            column = 1
        column += len(kept) - kept.rfind("\n") - 1
        spans.append((line, column, column + len(inserted), site))
        column += len(inserted)
        pieces += [kept, inserted]
        at = place
    return "".join(pieces) + text[at:], spans
