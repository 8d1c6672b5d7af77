// Bundles the command and its workers into dist/program. Part of the build, last: reading fifty
// files instead of four hundred takes a third off the start of a command. The library is dist/ itself.
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = new URL('../dist/', import.meta.url);
const program = new URL('program/', dist);
/** Packages of many small files that every command reads; the others stay where they are. */
const BUNDLED = ['yaml', 'zod'];

const { dependencies, optionalDependencies = {} } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
const packages = Object.keys({ ...dependencies, ...optionalDependencies });
const workers = readdirSync(dist, { recursive: true })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.worker.js') && !name.startsWith('program/'));

await build({
  entryPoints: ['cli/main.js', ...workers].map((name) => ({
    in: fileURLToPath(new URL(name, dist)),
    out: basename(name, '.js'),
  })),
  outdir: fileURLToPath(program),
  // Chunks lie beside the entries: files that the source finds two folders up, or beside itself, are there too.
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: packages.filter((name) => !BUNDLED.includes(name)),
  // Packages in the older format ask for Node's modules by `require`.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
copyFileSync(new URL('scenario/known-files.json', dist), new URL('known-files.json', program));
