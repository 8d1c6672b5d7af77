/** Compiles the program before tests that run it as a user would, unless it is compiled already. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Written last; every build writes it anew. */
const COMPILED = join(ROOT, 'dist/program/main.js');

function newestChange(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}

export default function buildIfStale(): void {
  if (existsSync(COMPILED) && statSync(COMPILED).mtimeMs > newestChange(join(ROOT, 'src'))) return;
  // Over what is there, not after a clean: other tests may be reading it.
  const steps = [
    [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', join(ROOT, 'tsconfig.build.json')],
    [join(ROOT, 'scripts/make-known-files.mjs')],
    [join(ROOT, 'scripts/make-program.mjs')],
  ];
  for (const step of steps) execFileSync(process.execPath, step, { stdio: 'inherit' });
}
