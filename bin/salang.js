#!/usr/bin/env node
// The installed command. It only finds the compiled program, so that everything else is
// type-checked source under src/.
import { existsSync } from 'node:fs';
import process from 'node:process';

const EXIT_NOT_BUILT = 4;
const program = new URL('../dist/program/main.js', import.meta.url);

if (existsSync(program)) {
  const { main } = await import(program.href);
  await main(process.argv.slice(2));
} else {
  process.stderr.write('salang: not compiled yet; run `npm run build` first\n');
  process.exitCode = EXIT_NOT_BUILT;
}
