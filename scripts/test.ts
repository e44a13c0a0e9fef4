// `npm test`: everything that gates a merge. Ends with one plain line, `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.ts';
import { prepare } from './start/prepare.ts';
import { root } from './start/run.ts';
import { requireChromium } from './test/chromium.ts';
import { requireTools } from './test/toolchain.ts';

const only = process.argv.slice(2);
const started = performance.now();
const tell = (line: string) =>
  console.log(`[${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s] ${line}`);

const vitest = (project: string): Promise<{ passed: number; failed: number; skipped: number }> =>
  new Promise((resolve) => {
    const report = join(root, 'test-results', `${project}.json`);
    rmSync(report, { force: true });
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile=${report}`];
    const child = spawn(join(root, 'node_modules/.bin/vitest'), args, { cwd: root, stdio: 'inherit' });
    child.on('exit', (code) => {
      try {
        const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
        // A file that could not be loaded fails the run without failing a test.
        const failed = Number(numFailedTests) || (code === 0 ? 0 : 1);
        resolve({ passed: Number(numPassedTests), failed, skipped: Number(numPendingTests) });
      } catch {
        resolve({ passed: 0, failed: 1, skipped: 0 });
      }
    });
  });

const total = { passed: 0, failed: 0, skipped: 0 };
const add = (part: { passed: number; failed: number; skipped?: number }) => {
  total.passed += part.passed;
  total.failed += part.failed;
  total.skipped += part.skipped ?? 0;
};

mkdirSync(join(root, 'test-results'), { recursive: true });
const wanted = (name: string) => only.length === 0 || only.includes(name);
if (wanted('check')) {
  tell('checks');
  add(await check());
}
if (wanted('unit') || wanted('contract') || wanted('journeys')) {
  tell('building what is tested');
  await prepare(tell, wanted('journeys') ? undefined : ['generate', 'build', 'synth']);
}
if (wanted('unit')) {
  requireTools(['go', 'jackson', 'javac', 'python3'], tell);
  tell('unit and architecture tests');
  add(await vitest('unit'));
}
if (wanted('contract')) {
  tell('contract, security and reliability tests');
  add(await vitest('contract'));
}
if (wanted('journeys')) {
  tell('journeys in Chromium');
  process.env.PORTICO_CHROMIUM = await requireChromium(tell);
  add(await vitest('journeys'));
}
// Never part of what gates a merge: asked for by name.
if (only.includes('long')) {
  requireTools(['curl', 'go', 'jackson', 'javac', 'php', 'php-curl', 'python3', 'requests', 'ruby'], tell);
  tell('every document and every language');
  add(await vitest('long'));
}
tell('done');
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
