// `npm run format`: what the formatter and the linter can mend without changing what the code does.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './start/run.ts';

const { status } = spawnSync(
  join(root, 'node_modules/.bin/biome'),
  ['check', '--write', '--diagnostic-level=warn', '.', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
