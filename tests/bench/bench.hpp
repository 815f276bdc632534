#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"

/// Benchmarks, run by hand. One file a subject; `bench_main.cpp` lists them.
namespace copil::bench {

using Arguments = std::vector<std::string>;

/// `lecture [DIR [jobs]]`: reads a data folder, once from the disk and three times from memory,
/// each time in a process of its own: speed, peak of memory and what the columns need; beside it,
/// counting line ends. Without DIR, a nation and a tenth of one, written for the purpose.
int lecture(const Arguments& arguments);

/// `nation DIR [services]`: writes a folder of national size to read (6 000 000 services, a fifth
/// as many youths, 484 missions locales): one dialect, no fault, rows in random order.
int nation(const Arguments& arguments);

/// `chiffres [DIR [PERIODE]]`: from the files to the complete table (all figures, all levels, one
/// period and its cumul), by stage, then single figures. The demo's folder by default; the word
/// `froid` after the period forgets the files first, so that they come from the disk.
int chiffres(const Arguments& arguments);

/// `pages [DIR]`: 484 documents of four pages, one file each (kept in DIR when given), in one
/// process and in two; documents a second, memory. `pages longue`: annexes of 500 to 2,000 pages.
int pages(const Arguments& arguments);

/// `classeurs [NOMBRE [bibliotheque|xlsx|ods]]`: as many workbooks (100) of five sheets, 400 rows ×
/// 12 columns, twenty formulas and a chart, ours and the bare library's in turn, then a list of
/// 500 000 rows; with the name of a side, that side's workbooks alone, for a profiler.
int classeurs(const Arguments& arguments);

/// `tableurs [LIGNES]`: a workbook of a million services read, as a sheet and as a data folder:
/// time and peak of memory; beside it, openpyxl reading only.
int tableurs(const Arguments& arguments);

/// `modeles [DIR]`: the templates of the bilan and of the convention compiled once, then expanded
/// for 484 mission locales of the folder (the demo's by default, again and again); speed and
/// requests for memory.
int modeles(const Arguments& arguments);

/// `campagne DIR`: the monthly campaign of the folder (`copil exemple DIR` writes a national one),
/// from cold files, in two processes: documents, where the time went, memory of all processes; then
/// the same again, nothing having changed.
int campagne(const Arguments& arguments);

/// `console [DIR [SECONDS]]`: the work in the browser over the folder, a national one by default
/// (`COPIL_PROGRAMME` writes it): each page for somebody alone, by the clock and by what it
/// reckons, then for twenty at once for a minute; errors, memory.
int console(const Arguments& arguments);

/// `pairs [chiffres|entrepot|pages [TOURS]]`: ours and the peers' in turn (5 turns), ratios with
/// their least, middle and most. DuckDB computes the same table from the same files, in the order
/// of `exemple` and in another, over two quarters; PostgreSQL gives the tables away, which are read
/// to columns, then to figures; Typst writes the pages' yardstick. Peers are installed by npm in
/// the user's cache; without network, they are told absent. The program is that of
/// `COPIL_PROGRAMME` (`./copil bench` gives it).
int pairs(const Arguments& arguments);

/// Processor seconds of this process so far, and the most memory it ever held.
double cpu_seconds();
long peak_megabytes();

/// Seconds that `act` takes by the wall clock.
template <class Act>
double seconds(const Act& act) {
  const auto start = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The value, or the end of the benchmark with its problems told.
template <class T>
T checked(Checked<T>&& result) {
  if (result) return std::move(*result);
  std::fputs(formatted(result.error()).c_str(), stderr);
  std::exit(3);
}

}  // namespace copil::bench
