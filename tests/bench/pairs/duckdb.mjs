// node duckdb.mjs DOSSIER P0 P1 JANVIER THREADS RESULTAT : computes the table of `indicateurs.sql` with
// DuckDB, writes it to RESULTAT, prints the seconds that it took (its own start apart).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.COPIL_PAIRS + '/');
const { DuckDBInstance } = require('@duckdb/node-api');
const [dossier, p0, p1, janvier, threads, resultat] = process.argv.slice(2);

const quoted = (text) => text.replaceAll("'", "''");
const values = { DOSSIER: quoted(dossier), P0: p0, P1: p1, JANVIER: janvier, RESULTAT: quoted(resultat) };
const sql = readFileSync(new URL('indicateurs.sql', import.meta.url), 'utf8').replace(
  /\$(DOSSIER|P0|P1|JANVIER|RESULTAT)/g, (_, name) => values[name]);

const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
const start = process.hrtime.bigint();
await connection.run(sql);
console.log((Number(process.hrtime.bigint() - start) / 1e9).toFixed(3));
