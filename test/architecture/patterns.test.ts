import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type Token, tokTypes } from 'acorn';
import { transformSync } from 'esbuild';
import { checkSync } from 'recheck';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** A regular expression of the language itself runs without a budget: what a stranger wrote must not make it slow. */
const RUNS_ON_STRANGERS_TEXT = globSync('{packages,functions,portal/src}/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !/node_modules|generated|\.test\.|\/test\/|local-cloud|\.next/.test(file),
);
/** Of a text that is ours, where each quote and each element is closed. */
const CLOSED = [
  'packages/sdk/src/go/emit-operations.ts',
  'packages/sdk/src/java/java-types.ts',
  'portal/src/whole-pages/whole-document.ts',
];

/** The regular expressions of a module. */
const patternsOf = (file: string): { readonly pattern: string; readonly flags: string }[] => {
  const found: { pattern: string; flags: string }[] = [];
  const { code } = transformSync(readFileSync(join(root, file), 'utf8'), {
    loader: file.endsWith('x') ? 'tsx' : 'ts',
    jsx: 'automatic',
  });
  const onToken = (token: Token) => {
    // Its types leave out what a token holds.
    const { type, value } = token as Token & { value: { pattern: string; flags: string } };
    if (type === tokTypes.regexp) found.push(value);
  };
  parse(code, { ecmaVersion: 'latest', sourceType: 'module', onToken });
  return found;
};

/** What an attack takes is counted in steps: by the clock, a busy machine would make every pattern slow. Recalling an attack by its clock stays off, as by default. */
const BY_STEPS = { attackTimeout: null, incubationTimeout: null, mutationTimeout: null };

/** What of it takes more than linear time; where a pattern refers back, nobody can say. */
const faultOf = ({ pattern, flags }: { pattern: string; flags: string }): string | undefined => {
  if (/\\[1-9]|\\k</.test(pattern)) return 'refers back';
  const verdict = checkSync(pattern, flags.replace('v', 'u'), { timeout: 60_000, randomSeed: 1, ...BY_STEPS });
  return verdict.status === 'vulnerable' ? verdict.complexity.summary : undefined;
};

it('knows a slow pattern when it sees one', () => {
  expect(faultOf({ pattern: '=\\s*(["\']?)([^"\']+)\\2\\s*$', flags: '' })).toBe('refers back');
  expect(faultOf({ pattern: '^(?:a|\\s*\\n)*x', flags: '' })).toMatch(/exponential|polynomial/);
  expect(faultOf({ pattern: 'eyJ[\\w-]{8,}\\.[\\w-]+', flags: 'g' })).toMatch(/polynomial/);
});

/** Patterns of the contract: of a text that is too long, too, since all faults are told at once. */
const patternsOfContract = (): { readonly pattern: string; readonly flags: string }[] =>
  [
    ...readFileSync(join(root, 'packages/contract/src/generated/portal.json'), 'utf8').matchAll(
      /"pattern":\s*("(?:[^"\\]|\\.)*")/g,
    ),
  ].map(([, text = '""']) => ({ pattern: JSON.parse(text), flags: 'u' }));

it('every pattern in what runs on a stranger’s text is linear', () => {
  const seen = new Set<string>();
  const all = [
    ...RUNS_ON_STRANGERS_TEXT.filter((file) => !CLOSED.includes(file)).map((file) => [file, patternsOf(file)] as const),
    ['the contract', patternsOfContract()] as const,
  ];
  const slow = all.flatMap(([file, patterns]) =>
    patterns.flatMap((one) => {
      const name = `/${one.pattern}/${one.flags}`;
      if (seen.has(name)) return [];
      seen.add(name);
      const fault = faultOf(one);
      return fault === undefined ? [] : [`${file}: ${name} ${fault}`];
    }),
  );
  expect(seen.size).toBeGreaterThan(300);
  expect(slow).toEqual([]);
});
