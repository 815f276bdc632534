#!/usr/bin/env python3
"""Makes mutants of rooms and runs the rooms' own fast tests against each.

All mutants of a room are in one program, built once; COPIL_MUTANT=number turns one on. A first run
with none says which test case reaches which mutant, so that each mutant meets only the test cases
that can see it. What no test case reaches is counted apart.
"""

import argparse
import concurrent.futures
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import rules

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Rooms whose rules stand in headers: these are mutated too, and their tests compiled with them.
WITH_HEADERS = {"base"}
ROUNDS = 8


def main():
    options = read_options()
    known = read_known()
    totals = dict(run=0, killed=0, known=0)
    for room in options.rooms:
        result = Room(room, options, known).judge()
        for name in totals:
            totals[name] += result[name]
    print_totals("toutes les pièces", totals)
    return 0


def read_options():
    parser = argparse.ArgumentParser(
        prog="copil test-mutants", description="Fait des mutants et les soumet aux tests rapides.")
    parser.add_argument("rooms", nargs="*", metavar="PIECE", help="les pièces (défaut : toutes)")
    parser.add_argument("--nombre", type=int, default=60, help="mutants par pièce (défaut : 60)")
    parser.add_argument("--graine", default="1", help="choisit d'autres mutants")
    parser.add_argument("--construction", default=ROOT / ".build" / "release", type=Path,
                        help="le dossier de construction dont viennent les commandes")
    parser.add_argument("--processus", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--fichier", default="", help="seulement les fichiers de ce nom")
    parser.add_argument("--non-atteints", action="store_true",
                        help="nomme aussi ce qu'aucun test n'atteint")
    parser.add_argument("--liste", action="store_true", help="nomme aussi les mutants tués")
    options = parser.parse_args()
    rooms = re.findall(r"^room\((\w+)", (ROOT / "CMakeLists.txt").read_text(), re.M)
    for room in options.rooms:
        if room not in rooms:
            parser.error(f"pièce inconnue « {room} » ; les pièces : {', '.join(rooms)}")
    options.rooms = options.rooms or rooms
    return options


def read_known():
    """By file, what it becomes and the line, parted by tabs: the reason."""
    known = {}
    path = HERE / "equivalents.txt"
    for line in path.read_text().splitlines() if path.exists() else []:
        if line and not line.startswith("#"):
            file, said, source, reason = (part.strip() for part in line.split("\t"))
            known[(file, said, source)] = reason
    return known


def print_totals(title, totals):
    run, killed = totals["run"], totals["killed"]
    rate = f"{100 * killed / run:.1f} %".replace(".", ",") if run else "n.d."
    left = run - killed
    print(f"{title} : {run} mutants, {killed} tués ({rate}), {left} survivants"
          f" dont {totals['known']} connus", flush=True)


class Mutant:
    def __init__(self, number, site, said, file, text):
        self.number, self.site, self.said, self.file = number, site, said, file
        self.line = text.count("\n", 0, site.offset)
        start = text.rfind("\n", 0, site.offset) + 1
        self.column = site.offset - start + 1
        self.source = text.split("\n")[self.line].strip()
        self.cases = []

    def __str__(self):
        return f"{self.file}:{self.line + 1}:{self.column}: {self.said}\n      {self.source}"


class Room:
    def __init__(self, name, options, known):
        self.name, self.options, self.known = name, options, known
        self.tree = options.construction.resolve()
        self.place = ROOT / ".build" / "mutants" / name
        self.dropped = set()

    def judge(self):
        nothing = dict(run=0, killed=0, known=0)
        targets = subprocess.run(["ninja", "-C", self.tree, "-t", "targets", "all"],
                                 capture_output=True, text=True).stdout
        if f"tests/{self.name}_tests:" not in targets:
            print(f"{self.name} : aucun test")
            return nothing
        self.read_commands()
        self.choose()
        self.build()
        if not self.trace():
            return nothing
        chosen = sorted((m for m in self.mutants.values() if m.cases), key=self.draw)
        chosen = chosen[: self.options.nombre]
        unreached = [m for m in self.mutants.values() if m.site.offset not in self.reached[m.file]]
        survivors, result = self.run(chosen)
        print_totals(self.name, result)
        for mutant in sorted(survivors, key=lambda m: (m.file, m.line)):
            print(f"  {mutant}")
            if self.reason(mutant):
                print(f"      connu : {self.reason(mutant)}")
        if self.options.non_atteints:
            for mutant in sorted(unreached, key=lambda m: (m.file, m.line)):
                print(f"  non atteint {mutant}")
        print(f"  ({len(unreached)} autres ne sont atteints par aucun test)", flush=True)
        return result

    def draw(self, mutant):
        """An order that looks drawn, and that other lines of the file do not change."""
        text = f"{self.options.graine}|{mutant.file}|{mutant.said}|{mutant.source}|{mutant.column}"
        return hashlib.sha256(text.encode()).hexdigest()

    def reason(self, mutant):
        return self.known.get((mutant.file, mutant.said, mutant.source))

    def read_commands(self):
        commands = json.loads((self.tree / "compile_commands.json").read_text())
        # Two libraries hold the sources of the room that makes two programs.
        mine = [c for c in commands if re.search(rf"/copil_{self.name}(_light)?\.dir/", c["command"])]
        self.unities = [Path(c["file"]) for c in mine if c["file"].endswith(".cxx")]
        self.compile = re.sub(r" -o \S+ -c \S+$", "", mine[0]["command"])
        tests = [c for c in commands if f"/{self.name}_tests.dir/" in c["command"]]
        self.test_compile = re.sub(r" -o \S+ -c \S+$", "", tests[0]["command"])
        self.tests = [c["file"] for c in tests]

    # What is made wrong.

    def choose(self):
        """More places than asked for: some do not compile, some are reached by no test."""
        engine = ROOT / "engine"
        suffixes = (".cpp", ".hpp") if self.name in WITH_HEADERS else (".cpp",)
        files = sorted(f for f in (engine / self.name).rglob("*")
                       if f.suffix in suffixes and f.name != "main.cpp")
        uses = re.search(rf"^room\({self.name}\b([^)]*)\)", (ROOT / "CMakeLists.txt").read_text(), re.M)
        headers = [h for r in [self.name, *re.findall(r"[a-z]+", uses.group(1))]
                   if (engine / r).is_dir() for h in sorted((engine / r).rglob("*.hpp"))]
        neighbours = rules.read_neighbours(h.read_text() for h in headers)
        self.texts, found = {}, []
        for file in files:
            name = str(file.relative_to(engine))
            self.texts[name] = file.read_text()
            if self.options.fichier in name:
                found += [(name, s) for s in rules.find_sites(self.texts[name], neighbours)]
        found.sort(key=lambda f: self.draw(Mutant(0, f[1], f[1].variants[0], f[0], self.texts[f[0]])))
        kept = found[: max(4 * self.options.nombre, 40)]
        self.sites = {name: [] for name in self.texts}
        self.spans = {}
        self.mutants, number = {}, 1
        for name, site in kept:
            self.sites[name].append((site, number))
            for said in site.variants:
                self.mutants[number] = Mutant(number, site, said, name, self.texts[name])
                number += 1

    # The program.

    def build(self):
        shutil.rmtree(self.place, ignore_errors=True)
        for name in self.texts:
            self.write(name)
        joined = self.joined_sources()
        for i, sources in enumerate(joined):
            lines = [f'#include "{self.place}/engine/{n}"\n' for n in sources]
            (self.place / f"joined_{i}.cpp").write_text("".join(lines))
        self.write_ninja(range(len(joined)))
        subprocess.run(["ninja", "-C", self.tree, f"{self.name}_tests"], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for attempt in range(ROUNDS):
            made = subprocess.run(["ninja", "-k", "0", f"-j{self.options.processus}", "-C", self.place],
                                  capture_output=True, text=True)
            if made.returncode == 0:
                return
            if not self.drop(made.stdout + made.stderr, attempt):
                break
        sys.exit(f"{self.name} : la construction a échoué\n{made.stdout[-8000:]}")

    def joined_sources(self):
        """As the program's own build joins them: other neighbours may use one name for two things.
        What an earlier configuration joined may still lie there."""
        engine = f"{ROOT / 'engine'}/"
        joined = []
        for file in sorted(self.unities):
            names = [n.removeprefix(engine) for n in re.findall(r'#include "(.+)"', file.read_text())]
            joined.append([n for n in names if n in self.texts])
        told = {n for names in joined for n in names}
        alone = [[n] for n in self.texts if n.endswith(".cpp") and n not in told]
        return [names for names in joined if names] + alone

    def write(self, name):
        path = self.place / "engine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text, self.spans[name] = rules.rewrite(self.texts[name], self.sites[name])
        path.write_text(text)

    def drop(self, log, attempt):
        """Forgets the places that do not compile; false when nothing could be forgotten."""
        spread = [0, 0, 0, 1, 2, 4, 10, 30][attempt]
        faults = {}
        pattern = (rf"{re.escape(str(self.place))}/engine/(\S+?):(\d+):(\d+):\s+"
                   rf"(?:fatal )?(?:error|required from here)")
        for name, line, column in re.findall(pattern, log):
            if name in self.texts:
                faults.setdefault(name, set()).add((int(line), int(column)))
        changed = False
        for name, places in faults.items():
            bad = [id(site) for line, column in places for site in self.blamed(name, line, column, spread)]
            kept = [(s, n) for s, n in self.sites[name] if id(s) not in bad]
            if len(kept) < len(self.sites[name]):
                numbers = {n + i for s, n in kept for i in range(len(s.variants))}
                for mutant in [m for m in self.mutants.values() if m.file == name]:
                    if mutant.number not in numbers:
                        del self.mutants[mutant.number]
                self.sites[name] = kept
                self.write(name)
                changed = True
        return changed or bool(faults)

    def blamed(self, name, line, column, spread):
        """The places whose insertion the compiler points at, or else all those of the line."""
        spans = self.spans[name]
        exact = [site for at, first, last, site in spans if at == line and first <= column < last]
        if exact:
            return exact
        return [site for at, _, _, site in spans if abs(at - line) <= spread]

    def write_ninja(self, joined):
        switch = f"{self.place}/switch.hpp"
        shutil.copy(HERE / "switch.hpp", switch)
        extra = (f"-I{self.place}/engine -include {switch} -w -Wno-narrowing -fpermissive -O1 -g0 "
                 f"-I{HERE}")
        includes = f"-I{self.place}/engine -I{HERE}"
        lines = ["rule cc\n  command = cd " + str(self.tree) + " && $flags -o $out -c $in\n",
                 "rule ar\n  command = rm -f $out && ar qc $out $in\n",
                 f"rule link\n  command = {self.link_command()}\n"]

        def compiled(output, source, command, flags, depends=""):
            head, tail = command.split(" ", 1)
            launcher = "ccache " if shutil.which("ccache") else ""
            lines.append(f"build {output}: cc {source} | {switch} {depends}\n"
                         f"  flags = {launcher}{head} {includes} {tail} {flags}\n")

        depends = {i: re.findall(r'"(.+)"', (self.place / f"joined_{i}.cpp").read_text()) for i in joined}
        headers = [f"{self.place}/engine/{n}" for n in self.texts if n.endswith(".hpp")]
        for i in joined:
            compiled(f"joined_{i}.o", f"joined_{i}.cpp".replace("joined", f"{self.place}/joined"),
                     self.compile, extra, " ".join(depends[i] + headers))
        compiled(f"switch.o", HERE / "switch.cpp", self.test_compile, "-w -O1 -g0")
        objects = []
        if self.name in WITH_HEADERS:
            for i, test in enumerate(self.tests):
                objects.append(f"test_{i}.o")
                compiled(objects[-1], test, self.test_compile, extra, " ".join(headers))
        lines.append("build libroom.a: ar " + " ".join(f"joined_{i}.o" for i in joined) + "\n")
        lines.append(f"build tests_of_room: link switch.o {' '.join(objects)} | libroom.a\n")
        text = "\n".join(lines)
        for output in [f"joined_{i}.o" for i in joined] + ["switch.o"] + objects:
            text = text.replace(f"build {output}:", f"build {self.place}/{output}:")
            text = re.sub(rf"(?<= ){re.escape(output)}(?= |\n)", f"{self.place}/{output}", text)
        (self.place / "build.ninja").write_text(text)

    def link_command(self):
        commands = subprocess.run(["ninja", "-C", self.tree, "-t", "commands", f"{self.name}_tests"],
                                  capture_output=True, text=True, check=True).stdout
        command = [c for c in commands.splitlines() if f"-o tests/{self.name}_tests" in c][-1]
        command = command.replace(f" libcopil_{self.name}.a", f" {self.place}/libroom.a")
        command = command.replace(f"-o tests/{self.name}_tests", f"-o {self.place}/tests_of_room $in")
        if self.name in WITH_HEADERS:
            command = re.sub(rf" \S+/{self.name}_tests\.dir/\S+\.o", "", command)
        return f"cd {self.tree} && {command}"

    # The runs.

    def launch(self, arguments, seconds, **changes):
        """Seconds of the processor: a busy machine kills no mutant. What waits for ever is stopped."""
        environment = dict(os.environ, **changes)
        locales = self.tree / "locale"
        if locales.is_dir():
            environment["LOCPATH"] = str(locales)

        def limit():
            os.setsid()
            os.nice(5)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 29, 1 << 29))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
            resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))

        process = subprocess.Popen([self.place / "tests_of_room", *arguments], cwd=self.tree / "tests",
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, env=environment, preexec_fn=limit)
        try:
            said = await_end(process, 12 * seconds)
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
        return process.returncode, said.decode(errors="replace")

    def trace(self):
        """The run without mutants: which test case reaches what, and how long it takes."""
        trace = self.place / "trace"
        status, said = self.launch(["~[lent]~[disque]~[.]"], 1200, COPIL_MUTANTS_TRACE=str(trace), COPIL_MUTANT="0")
        if status != 0:
            print(f"{self.name} : les tests échouent sans mutant\n{said[-3000:]}")
            return False
        self.reached = {name: set() for name in self.texts}
        for line in trace.read_text().splitlines():
            name, micros, numbers = line.split("\t")
            for number in map(int, numbers.split()):
                if number in self.mutants:
                    mutant = self.mutants[number]
                    mutant.cases.append((int(micros) / 1e6, name))
                    self.reached[mutant.file].add(mutant.site.offset)
        return True

    def run(self, chosen):
        survivors, result = [], dict(run=0, killed=0, known=0)
        with concurrent.futures.ThreadPoolExecutor(self.options.processus) as pool:
            for mutant, is_killed in pool.map(self.meet, chosen):
                result["run"] += 1
                result["killed"] += is_killed
                if self.options.liste and is_killed:
                    print(f"  tué {mutant}")
                if not is_killed:
                    survivors.append(mutant)
                    result["known"] += self.reason(mutant) is not None
        return survivors, result

    def meet(self, mutant):
        mutant.cases.sort()
        names = self.place / f"cases_{mutant.number}"
        quoted = ['"' + re.sub(r'([\\",])', r"\\\1", name) + '"' for _, name in mutant.cases]
        names.write_text("\n".join(quoted) + "\n")
        seconds = 10 + 6 * sum(taken for taken, _ in mutant.cases)
        status, said = self.launch(["--abort", "-w", "NoTests", "-f", str(names)], seconds,
                                   COPIL_MUTANT=str(mutant.number))
        if "Invalid Filter" in said:
            sys.exit(f"nom de test mal compris : {said[:300]}")
        names.unlink()
        return mutant, status != 0


def await_end(process, seconds):
    """What it says; nothing when it waits for ever: on a busy machine, one that could run goes on."""
    for _ in range(20):
        try:
            return process.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            if not could_run(process.pid):
                break
    return b""


def could_run(session):
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if fields[0] == "R" and int(fields[3]) == session:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
