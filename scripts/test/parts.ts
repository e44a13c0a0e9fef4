import type { StepName } from '../start/prepare.ts';
import type { Tool } from './toolchain.ts';

export type Part = {
  /** What it promises, for whoever watches it run. */
  readonly title: string;
  /** The tests of the part, as vitest's globs. */
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** What must have been built; everything, where it is not said. */
  readonly needs?: readonly StepName[];
  /** Only its tests below this folder need it. */
  readonly needsBelow?: string;
  readonly tools?: readonly Tool[];
  readonly browser?: boolean;
  /** What it writes is small and runs no program: it may be kept in memory. */
  readonly inMemory?: boolean;
  /** It comes first, and nothing runs beside it. */
  readonly alone?: boolean;
  /** Computes and talks to nobody: it runs beside the parts that deploy Portico, in what they leave of the machine. */
  readonly beside?: boolean;
  /** Never part of what gates a merge: asked for by name. */
  readonly onlyByName?: boolean;
};

const BACK_END = ['generate', 'build', 'synth'] as const;
/** Real and hostile documents, and pages, under the time they may take: nothing else runs meanwhile. */
const WITHIN_BUDGETS = [
  'packages/openapi/src/read/{hostile-documents,read-document}.test.ts',
  'packages/openapi/src/lint/{lint-document,lint-hostile}.test.ts',
  'packages/openapi/src/{example/mock-hostile,validate/check-work}.test.ts',
  'packages/openapi/src/validate/pattern-expression.test.ts',
  'packages/guides/src/bombs.test.ts',
];
/** Real documents, whole: seconds each. */
const WHOLE_DOCUMENTS = [
  'packages/openapi/src/read/{bundle-files,convert-three-two,convert-swagger}.test.ts',
  'packages/openapi/src/model/{write-document,build-model}.test.ts',
  'packages/openapi/src/outputs/outputs.test.ts',
  'packages/openapi/src/reference/{build-reference,console-call,reference-markdown}.test.ts',
  'packages/openapi/src/diff/{diff-mutations,diff-documents}.test.ts',
  'packages/openapi/src/samples/code-samples.test.ts',
  'packages/openapi/src/files/*.test.ts',
  'functions/docs/src/search-quality.test.ts',
  'packages/openapi/src/example/{example-request,conforms,mock-documents}.test.ts',
  // Each pattern of ours taken for a stranger's.
  'test/architecture/patterns.test.ts',
];
/** All of it, not samples: every pair of operations that may meet, lists beside a plain model, every tampering, the templates made twice. */
const EVERYTHING = [
  '{packages,functions}/**/{races,*-races}.test.ts',
  'functions/*/src/*-model.test.ts',
  'functions/auth/src/{audit-tampering,audit-work}.test.ts',
  'packages/gateway/src/forwarded.test.ts',
  'packages/egress/src/url-below.test.ts',
  'infra/test/{same-again,deploy,deploy-pipeline,environments}.test.ts',
  'packages/cli/src/packed.test.ts',
  'packages/local-cloud/test/kill-often.test.ts',
];
const THOROUGH = [...WHOLE_DOCUMENTS, ...EVERYTHING];
const SDKS = ['packages/sdk/**/*.test.ts'];

/** The parts of `npm test`, by what they cost: vitest's projects, and the words after `npm test --`. */
export const PARTS = {
  unit: {
    title: 'unit and architecture: beside the file, milliseconds',
    include: ['{packages,functions,infra,scripts,examples,portal/src,test/architecture}/**/*.test.ts'],
    exclude: [...WITHIN_BUDGETS, ...THOROUGH, ...SDKS],
    needs: BACK_END,
    needsBelow: 'infra/',
    inMemory: true,
    alone: true,
  },
  budgets: {
    title: 'real and hostile documents, within the time they may take',
    include: WITHIN_BUDGETS,
    needs: [],
    alone: true,
  },
  thorough: {
    title: 'whole documents, every pair of operations that may meet, every tampering: seconds each',
    include: THOROUGH,
    needs: BACK_END,
    needsBelow: 'infra/',
    beside: true,
  },
  languages: {
    title: 'SDKs, compiled and called in four languages',
    include: SDKS,
    needs: ['generate'],
    tools: ['go', 'jackson', 'javac', 'python3'],
    beside: true,
  },
  contract: {
    title: 'contract, security and reliability over HTTP',
    include: ['test/{contract,reliability,security}/**/*.test.ts'],
    needs: BACK_END,
    inMemory: true,
  },
  journeys: {
    title: 'journeys in Chromium',
    include: ['test/journeys/**/*.test.ts'],
    browser: true,
    inMemory: true,
  },
  long: {
    title: 'promises over every document and every language, minutes each',
    include: ['test/long/**/*.test.ts'],
    browser: true,
    tools: [
      'curl',
      'go',
      'jackson',
      'javac',
      'php',
      'php-curl',
      'python3',
      'python3-venv',
      'requests',
      'ruby',
      'unzip',
    ],
    onlyByName: true,
  },
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;

/** The parts in the order they run. */
export const PART_NAMES = Object.keys(PARTS) as readonly PartName[];

export const partOf = (name: PartName): Part => PARTS[name];

export type Wanted = {
  /** `check` and parts. */
  readonly parts: readonly (PartName | 'check')[];
  /** For vitest: files and options. */
  readonly passedOn: readonly string[];
};

export class UnknownPart extends Error {}

const isPart = (word: string): word is PartName => Object.hasOwn(PARTS, word);

/**
 * What the words after `npm test --` ask for: parts first, then files and options of vitest. Files without a part run in
 * whichever part has them; without any word everything runs that gates a merge. A word that is none of these is refused.
 */
export const readWanted = (words: readonly string[], isFile: (path: string) => boolean): Wanted => {
  const end = words.findIndex((word) => word !== 'check' && !isPart(word));
  const named = (end < 0 ? words : words.slice(0, end)).filter((word) => word === 'check' || isPart(word));
  const passedOn = end < 0 ? [] : words.slice(end);
  const [first] = passedOn;
  if (first !== undefined && !first.startsWith('-') && !isFile(first))
    throw new UnknownPart(
      `"${first}" is no part of the tests and no file. Parts: check, ${PART_NAMES.join(', ')}; files and options of vitest come after them.`,
    );
  if (named.length > 0) return { parts: named, passedOn };
  const gating = PART_NAMES.filter((name) => !partOf(name).onlyByName);
  return { parts: passedOn.length > 0 ? [...PART_NAMES] : ['check', ...gating], passedOn };
};
