/** Compiles the program before tests that run it as a user would, unless it is compiled already. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Written last or nearly so; every build writes it anew. */
const COMPILED = join(ROOT, 'dist/cli/main.js');

function newestChange(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}

export default function buildIfStale(): void {
  if (existsSync(COMPILED) && statSync(COMPILED).mtimeMs > newestChange(join(ROOT, 'src'))) return;
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  // Over what is there, not after a clean: other tests may be reading it.
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
}
