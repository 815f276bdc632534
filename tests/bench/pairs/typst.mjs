// node typst.mjs DOCUMENTS FONTS RESULTAT : makes each document of the JSON list as a tagged PDF with
// Typst, keeps the last one, prints the seconds and the processor seconds that they took (its own
// start and a first document apart).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(process.env.COPIL_PAIRS + '/');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const [documents, fonts, result] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));

const compiler = NodeCompiler.create({ workspace: here, fontArgs: [{ fontPaths: [fonts] }] });
const make = (document) =>
  compiler.pdf(
    { mainFilePath: here + '/etalon.typ', inputs: { document: JSON.stringify(document) } },
    { pdfTags: true });

const all = JSON.parse(readFileSync(documents, 'utf8'));
let bytes = make(all[0]);
const used = process.cpuUsage();
const start = process.hrtime.bigint();
for (const document of all) {
  bytes = make(document);
  compiler.evictCache(10);
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const cpu = process.cpuUsage(used);
writeFileSync(result, bytes);
console.log(seconds.toFixed(4), ((cpu.user + cpu.system) / 1e6).toFixed(4));
