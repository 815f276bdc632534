-- The table of `copil indicateurs --niveau tous` over one folder, as a peer would compute it.
-- $DOSSIER is the folder, $P0 and $P1 the period's first and last day, $JANVIER its 1 January; the
-- arrêté is $P1. Default rules: civis_deja_suivi non_decompte, civis_jour initialisation.

CREATE TEMP TABLE territoires AS
SELECT code, type, nullif(parent, '') AS parent
FROM read_csv('$DOSSIER/territoires.csv', delim = ';', header = true, all_varchar = true);

CREATE TEMP TABLE levels AS
SELECT code FROM territoires
WHERE type IN ('mission_locale', 'departement', 'region', 'national');

-- Every territory with itself and those above it, at the four levels.
CREATE TEMP TABLE up AS
WITH RECURSIVE walk(code, above) AS (
  SELECT code, code FROM territoires
  UNION ALL
  SELECT walk.code, t.parent FROM walk JOIN territoires t ON t.code = walk.above
  WHERE t.parent IS NOT NULL
)
SELECT walk.code AS place, above FROM walk JOIN levels ON levels.code = above;

CREATE TEMP TABLE births AS
SELECT jeune, date_naissance AS naissance
FROM read_csv('$DOSSIER/jeunes.csv', delim = ';', header = true,
  types = {'jeune': 'VARCHAR', 'date_naissance': 'DATE', 'zone': 'VARCHAR'})
WHERE date_naissance <= DATE '$P1';

CREATE TEMP TABLE inscriptions AS
SELECT jeune, date_debut AS debut, CASE WHEN date_fin <= DATE '$P1' THEN date_fin END AS fin,
  motif_fin AS motif
FROM read_csv('$DOSSIER/inscriptions.csv', delim = ';', header = true,
  types = {'jeune': 'VARCHAR', 'date_debut': 'DATE', 'date_fin': 'DATE', 'motif_fin': 'VARCHAR'})
WHERE date_debut <= DATE '$P1';

CREATE TEMP TABLE civis AS
SELECT jeune, mission_locale AS place, date_debut AS debut,
  CASE WHEN date_fin <= DATE '$P1' THEN date_fin END AS fin
FROM read_csv('$DOSSIER/civis.csv', delim = ';', header = true,
  types = {'jeune': 'VARCHAR', 'mission_locale': 'VARCHAR', 'date_debut': 'DATE',
           'date_fin': 'DATE', 'renforce': 'VARCHAR', 'motif_fin': 'VARCHAR'})
WHERE date_debut <= DATE '$P1';

CREATE TEMP TABLE suivis AS
SELECT jeune, reseau, structure AS place, date_debut AS debut,
  CASE WHEN date_fin <= DATE '$P1' THEN date_fin END AS fin,
  coalesce(critere_projet, '0') = '1' OR coalesce(critere_frein, '0') = '1' OR
  coalesce(critere_reseau, '0') = '1' OR coalesce(critere_qualification, '0') = '1' AS critere
FROM read_csv('$DOSSIER/accompagnements.csv', delim = ';', header = true,
  types = {'jeune': 'VARCHAR', 'structure': 'VARCHAR', 'date_debut': 'DATE', 'date_fin': 'DATE',
           'dispositif': 'VARCHAR', 'critere_projet': 'VARCHAR', 'critere_frein': 'VARCHAR',
           'critere_reseau': 'VARCHAR', 'critere_qualification': 'VARCHAR'})
WHERE date_debut <= DATE '$P1';

CREATE TEMP TABLE alertes AS
SELECT cotraitance, date_signalement AS debut,
  CASE WHEN date_cloture <= DATE '$P1' THEN date_cloture END AS fin, decision
FROM read_csv('$DOSSIER/alertes.csv', delim = ';', header = true,
  types = {'cotraitance': 'VARCHAR', 'date_signalement': 'DATE', 'date_cloture': 'DATE',
           'motif': 'VARCHAR', 'decision': 'VARCHAR'})
WHERE date_signalement <= DATE '$P1';

CREATE TEMP TABLE lignes AS
SELECT cotraitance AS code, jeune, mission_locale AS place, date_affectation AS affectation,
  CASE WHEN date_acceptation <= DATE '$P1' THEN date_acceptation END AS acceptation,
  CASE WHEN date_initialisation <= DATE '$P1' THEN date_initialisation END AS initialisation,
  CASE WHEN date_fin <= DATE '$P1' THEN date_fin END AS fin
FROM read_csv('$DOSSIER/cotraitances.csv', delim = ';', header = true,
  types = {'cotraitance': 'VARCHAR', 'jeune': 'VARCHAR', 'mission_locale': 'VARCHAR',
           'site_pole_emploi': 'VARCHAR', 'date_affectation': 'DATE', 'date_acceptation': 'DATE',
           'date_initialisation': 'DATE', 'date_fin': 'DATE', 'motif_fin': 'VARCHAR'})
WHERE date_affectation <= DATE '$P1';

-- Article 5.2: a radiation before the first interview cancels.
CREATE TEMP TABLE annulees AS
SELECT DISTINCT l.code FROM lignes l JOIN inscriptions i USING (jeune)
WHERE i.motif = 'radiation' AND i.fin IS NOT NULL AND l.affectation <= i.fin
  AND (l.initialisation IS NULL OR i.fin < l.initialisation);

CREATE TEMP TABLE sorties_sur_alerte AS
SELECT l.code, min(a.fin) AS jour FROM lignes l JOIN alertes a ON a.cotraitance = l.code
WHERE a.decision IN ('reorientation', 'reprise_smp') AND a.fin >= l.initialisation
GROUP BY l.code;

-- Six months in a row without registration, from the initialisation on.
CREATE TEMP TABLE sorties_apres_six_mois AS
WITH periodes AS (
  SELECT i.jeune, i.debut, i.fin,
    max(coalesce(i.fin, DATE '9999-12-31')) OVER (
      PARTITION BY i.jeune ORDER BY i.debut, i.fin
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS avant,
    max(coalesce(i.fin, DATE '9999-12-31')) OVER (PARTITION BY i.jeune) AS derniere
  FROM inscriptions i SEMI JOIN lignes USING (jeune)
  WHERE i.fin IS NULL OR i.fin > i.debut
), trous AS (
  SELECT l.code, greatest(l.initialisation, p.avant) AS debut, p.debut AS fin
  FROM lignes l JOIN periodes p USING (jeune)
  WHERE l.initialisation IS NOT NULL
  UNION ALL
  SELECT l.code, greatest(l.initialisation, d.derniere), NULL
  FROM lignes l JOIN (SELECT jeune, max(derniere) AS derniere FROM periodes GROUP BY jeune) d
    USING (jeune)
  WHERE l.initialisation IS NOT NULL AND d.derniere < DATE '9999-12-31'
  UNION ALL
  SELECT l.code, l.initialisation, NULL FROM lignes l
  WHERE l.initialisation IS NOT NULL
    AND l.jeune IN (SELECT jeune FROM inscriptions)
    AND l.jeune NOT IN (SELECT jeune FROM periodes)
)
SELECT code, min(CAST(debut + INTERVAL 6 MONTH AS DATE)) AS jour FROM trous
WHERE debut < DATE '9999-12-31'
  AND (fin IS NULL OR fin >= CAST(debut + INTERVAL 6 MONTH AS DATE))
GROUP BY code;

CREATE TEMP TABLE parcours AS
WITH jours AS (
  SELECT l.*, l.code IN (SELECT code FROM annulees) AS annulee, l.fin AS j1, s.jour AS j2,
    CAST(CASE WHEN l.affectation >= CAST(b.naissance + INTERVAL 25 YEAR AS DATE)
      THEN l.affectation + INTERVAL 12 MONTH ELSE b.naissance + INTERVAL 26 YEAR END AS DATE) AS age,
    m.jour AS six
  FROM lignes l
  LEFT JOIN births b USING (jeune)
  LEFT JOIN sorties_sur_alerte s ON s.code = l.code
  LEFT JOIN sorties_apres_six_mois m ON m.code = l.code
), bornes AS (
  SELECT *, CASE WHEN age <= DATE '$P1' THEN age END AS j3,
    CASE WHEN six <= DATE '$P1' THEN six END AS j4
  FROM jours
)
SELECT code, jeune, place, affectation, acceptation, initialisation, annulee,
  least(j1, j2, j3, j4) AS sortie,
  CASE least(j1, j2, j3, j4)
    WHEN j1 THEN 'declaree' WHEN j2 THEN 'alerte' WHEN j3 THEN 'age' WHEN j4 THEN 'six_mois'
  END AS motif,
  NOT annulee AND initialisation IS NOT NULL
    AND (least(j1, j2, j3, j4) IS NULL OR initialisation < least(j1, j2, j3, j4)) AS accompagne
FROM bornes;

CREATE TEMP TABLE en_civis AS
SELECT p.code,
  bool_or(c.debut < p.affectation AND (c.fin IS NULL OR c.fin > p.affectation)) AS a_affectation,
  bool_or(c.debut < p.initialisation AND (c.fin IS NULL OR c.fin > p.initialisation))
    AS a_initialisation,
  bool_or(c.fin <= p.affectation) AS quitte
FROM parcours p JOIN civis c USING (jeune) GROUP BY p.code;

CREATE TEMP TABLE etats AS
SELECT p.jeune, p.place, CASE
  WHEN p.code IN (SELECT cotraitance FROM alertes
    WHERE debut <= DATE '$P1' AND (fin IS NULL OR fin > DATE '$P1')) THEN 'ALE'
  WHEN p.jeune NOT IN (SELECT jeune FROM inscriptions)
    OR p.jeune IN (SELECT jeune FROM inscriptions
      WHERE debut <= DATE '$P1' AND (fin IS NULL OR fin > DATE '$P1')) THEN 'ACT'
  ELSE 'SUS' END AS etat
FROM parcours p
WHERE p.accompagne AND p.initialisation <= DATE '$P1'
  AND (p.sortie IS NULL OR p.sortie > DATE '$P1');

CREATE TEMP TABLE liens AS
SELECT jeune, place, initialisation AS debut, sortie AS fin, true AS cotraitance
FROM parcours WHERE accompagne
UNION ALL
SELECT jeune, place, debut, fin, false FROM civis WHERE fin IS NULL OR fin > debut
UNION ALL
SELECT jeune, place, debut, fin, false FROM suivis
WHERE reseau = 'ML' AND (fin IS NULL OR fin > debut);

CREATE TEMP TABLE services AS
SELECT s.jeune, s.place, s.jour, s.enjeu, bool_or(l.cotraitance) AS cotraitance
FROM (
  SELECT jeune, mission_locale AS place, date AS jour, enjeu
  FROM read_csv('$DOSSIER/services.csv', delim = ';', header = true,
    types = {'jeune': 'VARCHAR', 'mission_locale': 'VARCHAR', 'date': 'DATE', 'enjeu': 'VARCHAR'})
  WHERE date BETWEEN DATE '$JANVIER' AND DATE '$P1'
) s JOIN liens l ON l.jeune = s.jeune AND l.place = s.place
  AND s.jour >= l.debut AND (l.fin IS NULL OR s.jour < l.fin)
GROUP BY ALL;

-- Who counts for what, where, on a day of the year; in the period too?
CREATE TEMP TABLE faits AS
WITH dates AS (
  SELECT 'DE0' AS indicateur, p.jeune, p.place, p.affectation AS jour
  FROM parcours p LEFT JOIN en_civis c USING (code)
  WHERE NOT p.annulee AND NOT coalesce(c.a_affectation, false)
  UNION ALL
  SELECT 'DE0.civis', p.jeune, p.place, p.affectation FROM parcours p JOIN en_civis c USING (code)
  WHERE NOT p.annulee AND c.a_affectation
  UNION ALL
  SELECT 'DE0.annulees', jeune, place, affectation FROM parcours WHERE annulee
  UNION ALL
  SELECT 'VOL', p.jeune, p.place, p.initialisation FROM parcours p LEFT JOIN en_civis c USING (code)
  WHERE NOT p.annulee AND (NOT coalesce(c.a_initialisation, false)
    OR (NOT coalesce(c.a_affectation, false) AND coalesce(c.quitte, false)))
  UNION ALL
  SELECT unnest(['SOR', 'SOR.' || motif]), jeune, place, sortie FROM parcours
  WHERE accompagne AND motif IS NOT NULL
  UNION ALL
  SELECT unnest(['DE2', 'DE2.' || enjeu]), jeune, place, jour FROM services
  UNION ALL
  SELECT unnest(['DE1', 'DE1.' || enjeu]), jeune, place, jour FROM services WHERE cotraitance
), tous AS (
  SELECT indicateur, jeune, place, jour >= DATE '$P0' AS dans_la_periode FROM dates
  WHERE jour BETWEEN DATE '$JANVIER' AND DATE '$P1'
  UNION ALL
  SELECT 'DE3', s.jeune, s.place,
    greatest(s.debut, DATE '$P0', CAST(b.naissance + INTERVAL 16 YEAR AS DATE)) <
    least(s.fin, DATE '$P1' + 1, CAST(b.naissance + INTERVAL 26 YEAR AS DATE))
  FROM suivis s LEFT JOIN births b USING (jeune)
  WHERE s.reseau = 'PE' AND s.critere
    AND greatest(s.debut, DATE '$JANVIER', CAST(b.naissance + INTERVAL 16 YEAR AS DATE)) <
        least(s.fin, DATE '$P1' + 1, CAST(b.naissance + INTERVAL 26 YEAR AS DATE))
  UNION ALL
  SELECT 'DE4', l.jeune, l.place,
    greatest(l.debut, s.debut, DATE '$P0') < least(l.fin, s.fin, DATE '$P1' + 1)
  FROM liens l JOIN suivis s USING (jeune)
  WHERE s.reseau = 'PE'
    AND greatest(l.debut, s.debut, DATE '$JANVIER') < least(l.fin, s.fin, DATE '$P1' + 1)
  UNION ALL
  SELECT unnest(['ATT', CASE WHEN acceptation IS NULL THEN 'ATT.acceptation'
                        ELSE 'ATT.premier_entretien' END]), jeune, place, true
  FROM parcours
  WHERE NOT annulee AND initialisation IS NULL AND (sortie IS NULL OR sortie > DATE '$P1')
)
SELECT indicateur, jeune, place, bool_or(dans_la_periode) AS dans_la_periode FROM tous GROUP BY ALL;

CREATE TEMP TABLE comptes AS
WITH jeunes AS (
  SELECT f.indicateur, up.above, f.jeune, bool_or(f.dans_la_periode) AS dans_la_periode
  FROM faits f JOIN up ON up.place = f.place GROUP BY ALL
), par_etat AS (
  SELECT up.above, e.jeune,
    min(CASE etat WHEN 'ALE' THEN 1 WHEN 'ACT' THEN 2 ELSE 3 END) AS premier
  FROM etats e JOIN up ON up.place = e.place GROUP BY ALL
), actions AS (
  SELECT territoire AS place, perimetre, nature, enjeu, valorisation,
    date >= DATE '$P0' AS dans_la_periode
  FROM read_csv('$DOSSIER/actions.csv', delim = ';', header = true,
    types = {'action': 'VARCHAR', 'territoire': 'VARCHAR', 'date': 'DATE', 'perimetre': 'VARCHAR',
             'nature': 'VARCHAR', 'enjeu': 'VARCHAR', 'valorisation': 'VARCHAR',
             'intitule': 'VARCHAR'})
  WHERE date BETWEEN DATE '$JANVIER' AND DATE '$P1'
), par_action AS (
  SELECT unnest([perimetre || '4',
    perimetre || CASE nature WHEN 'concertee' THEN '1' WHEN 'conjointe' THEN '2' ELSE '3' END,
    CASE WHEN valorisation = '1' THEN perimetre || '4.valorisees' END,
    CASE WHEN perimetre = CASE WHEN CAST(substr(enjeu, 2) AS INTEGER) <= 23 THEN 'EM' ELSE 'PA' END
      THEN perimetre || '4.' || enjeu END]) AS indicateur, above, dans_la_periode
  FROM actions a JOIN up ON up.place = a.place
)
SELECT indicateur, above, count(*) FILTER (dans_la_periode) AS valeur, count(*) AS cumul
FROM jeunes GROUP BY ALL
UNION ALL
SELECT CASE premier WHEN 1 THEN 'ALE' WHEN 2 THEN 'ACT' ELSE 'SUS' END, above, count(*), count(*)
FROM par_etat GROUP BY ALL
UNION ALL
SELECT indicateur, above, count(*) FILTER (dans_la_periode), count(*) FROM par_action
WHERE indicateur IS NOT NULL GROUP BY ALL;

COPY (
  SELECT c.indicateur, l.code AS territoire, coalesce(valeur, 0) AS valeur, coalesce(cumul, 0) AS cumul
  FROM (SELECT unnest([
      'DE0', 'DE0.annulees', 'DE0.civis', 'DE1', 'DE2', 'DE3', 'DE4', 'EM1', 'EM2', 'EM3', 'EM4',
      'EM4.valorisees', 'PA1', 'PA2', 'PA3', 'PA4', 'PA4.valorisees', 'VOL', 'ACT', 'ALE', 'SUS',
      'ATT', 'ATT.acceptation', 'ATT.premier_entretien', 'SOR', 'SOR.declaree', 'SOR.alerte',
      'SOR.age', 'SOR.six_mois']) AS indicateur
    UNION ALL SELECT 'DE' || g || '.E' || e FROM range(1, 3) x(g), range(1, 11) y(e)
    UNION ALL SELECT 'EM4.E' || e FROM range(11, 24) y(e)
    UNION ALL SELECT 'PA4.E' || e FROM range(24, 30) y(e)) c
  CROSS JOIN levels l
  LEFT JOIN comptes ON comptes.indicateur = c.indicateur AND comptes.above = l.code
) TO '$RESULTAT' (DELIMITER ';', HEADER);
