// Holds the size budget of the first visit: everything the page and the worker load before the graph shows.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';

const LIMIT = 300_000;
const DIST = 'dist';

const assets = join(DIST, 'assets');
const files = readdirSync(assets);
const html = readFileSync(join(DIST, 'index.html'), 'utf8');
const worker = files.find((name) => /^case\.worker-.*\.js$/.test(name));
if (!worker) throw new Error('The build has no worker: run npm run build first.');

const first = new Set([worker]);
for (const [, name] of html.matchAll(/assets\/([\w.-]+)/g)) first.add(name);
for (const name of first) {
  // Static imports only: what is imported by a call loads when it is first needed.
  if (!name.endsWith('.js')) continue;
  const text = readFileSync(join(assets, name), 'utf8');
  for (const [, other] of text.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) first.add(other);
}

let total = gzipSync(html, { level: 9 }).length;
for (const name of [...first].sort()) {
  const size = gzipSync(readFileSync(join(assets, name)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${name}`);
}
console.log(`${String(total).padStart(8)}  of ${LIMIT} bytes, gzip, for the first visit`);
if (total > LIMIT) {
  console.error(`The first visit is ${total - LIMIT} bytes over its budget.`);
  process.exit(1);
}
