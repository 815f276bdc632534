#pragma once

#include <fstream>
#include <map>
#include <string>

#include "support/temporary_folder.hpp"

/// A small, clean data folder of three youths of one mission locale, every file with something in
/// 2010, for tests that spoil it.
namespace copil::testing {

class SmallFolder {
 public:
  /// The files by name, header first.
  std::map<std::string, std::string> files{
      {"territoires.csv",
       "code;type;libelle;parent\n"
       "FR;national;France;\n"
       "R1;region;Région Une;FR\n"
       "ML1;mission_locale;Mission Un;R1\n"
       "PE1;site_pole_emploi;Site Un;ML1\n"},
      {"objectifs.csv", "annee;territoire;date_effet;objectif\n2010;ML1;2010-01-01;10\n"},
      {"jeunes.csv", "jeune;date_naissance\nJ1;1990-02-16\nJ2;1991-03-10\nJ3;1989-09-20\n"},
      {"cotraitances.csv",
       "cotraitance;jeune;mission_locale;date_affectation;date_acceptation;date_initialisation;"
       "date_fin\n"
       "C1;J1;ML1;2010-01-04;;2010-01-11;\n"
       "C2;J2;ML1;2010-02-04;;2010-02-11;2010-08-01\n"
       "C3;J3;ML1;2010-03-04;;2010-03-11;\n"},
      {"inscriptions.csv",
       "jeune;date_debut;date_fin;motif_fin\nJ1;2009-12-01;;\nJ2;2009-12-01;;\nJ3;2009-12-01;;\n"},
      {"alertes.csv",
       "cotraitance;date_signalement;date_cloture;decision\n"
       "C1;2010-05-01;2010-05-15;maintien\n"},
      {"civis.csv", "jeune;mission_locale;date_debut;date_fin\nJ3;ML1;2010-09-01;\n"},
      {"accompagnements.csv",
       "jeune;reseau;structure;date_debut;date_fin;critere_projet;critere_frein;critere_reseau;"
       "critere_qualification\n"
       "J1;PE;PE1;2010-01-02;;1;0;0;0\n"},
      {"services.csv",
       "jeune;mission_locale;date;enjeu\n"
       "J1;ML1;2010-01-12;E1\nJ2;ML1;2010-02-12;E2\nJ3;ML1;2010-03-12;E3\nJ1;ML1;2010-04-12;E4\n"},
      {"actions.csv",
       "action;territoire;date;perimetre;nature;enjeu;valorisation;intitule\n"
       "A1;ML1;2010-06-01;EM;conjointe;E11;1;Forum\n"
       "A2;ML1;2010-06-02;PA;conjointe;E24;0;Salon\n"},
      {"conventions.csv",
       "convention;type;territoire;annee;date_signature;montant;date_compte_rendu;"
       "date_resiliation\n"
       "CV1;locale;ML1;2010;2010-01-10;;;\n"},
      {"versements.csv", "convention;rang;date;montant\nCV1;1;2010-01-20;920,00\n"},
  };

  /// Replaces a piece of a file's text.
  void replace(const std::string& file, const std::string& before, const std::string& after) {
    std::string& text = files.at(file);
    const auto place = text.find(before);
    if (place == std::string::npos) throw std::runtime_error("texte de test absent : " + before);
    text.replace(place, before.size(), after);
  }

  /// Writes the files into a folder of that name.
  std::string write(const TemporaryFolder& folder, const std::string& name = "d") const {
    const std::string path = folder.file(name);
    std::filesystem::create_directories(path);
    for (const auto& [file, text] : files) std::ofstream{path + "/" + file} << text;
    return path;
  }
};

}  // namespace copil::testing
