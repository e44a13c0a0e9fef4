import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../credentials.ts';
import { titleOf } from './entities.ts';
import { loadManifest } from './load.ts';

let root: string;
let folder: string;
let made = 0;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'portico-manifest-'));
});
beforeEach(() => {
  made += 1;
  folder = join(root, String(made));
  mkdirSync(folder);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const entity = (kind: string, name: string, spec: string) =>
  `apiVersion: portico.dev/v1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const write = (text: string, name = 'portico.yaml') => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const load = (text: string, environment: Environment = {}) => loadManifest(write(text), environment);
const faultOf = (text: string, environment: Environment = {}): string => {
  try {
    load(text, environment);
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(`${folder}/`, '') : String(error);
  }
  return 'none';
};

const TEAM = entity('Team', 'platform', '{ name: Platform }');
const api = (name: string, more = '') => entity('API', name, `{ name: ${name}, team: platform${more} }`);
const version = (name: string, more = '') => entity('APIVersion', name, `{ document: a.yaml${more} }`);

describe('a manifest', () => {
  it('is read from a file of documents or from a folder, and ordered by what depends on what', () => {
    const [first, second] = [
      version('chain@2', ', deprecation: null'),
      version('chain@1', ', deprecation: { deprecatedAt: "2026-01-01T00:00:00Z", successor: "2" }'),
    ];
    write(`${second}---\n${api('chain')}`, 'a.yaml');
    write(`${first}---\n${TEAM}`, 'b.yml');
    write('openapi: 3.0.3\n', 'a-document.yaml');
    expect(loadManifest(folder, {}).map(titleOf)).toEqual([
      'Team platform',
      'API chain',
      'APIVersion chain@2',
      'APIVersion chain@1',
    ]);
  });

  it.each([
    [
      'an unknown field',
      `${TEAM}---\n${api('chain', ', vizibility: public')}`,
      'portico.yaml:9: there is no field spec.vizibility',
    ],
    [
      'a value that is none of those allowed',
      api('chain', ', visibility: secret'),
      'portico.yaml:4: spec.visibility must be equal to one of the allowed values: public, internal, private',
    ],
    [
      'a missing field',
      entity('API', 'chain', '{ name: Chain }'),
      "portico.yaml:4: spec must have required property 'team'",
    ],
    [
      'an unknown kind',
      entity('Pod', 'a', '{}'),
      'portico.yaml:2: kind is one of Plan, PublishingRules, Portal, Appearance, Team, API, APIVersion, App, not Pod',
    ],
    ['what is no YAML', 'apiVersion: portico.dev/v1\nkind: [', 'portico.yaml:2: '],
    ['a name twice', `${TEAM}---\n${TEAM}`, 'portico.yaml:8: there is a Team platform at portico.yaml:3 already'],
    [
      'a kind that is no text',
      'apiVersion: portico.dev/v1\nkind: { toString: 1 }\n',
      'portico.yaml:2: kind is one of Plan, PublishingRules, Portal, Appearance, Team, API, APIVersion, App, not {"toString":1}',
    ],
    [
      'aliases that grow without end, beside what else is wrong',
      `apiVersion: portico.dev/v1\nkind: Team\nspec:\n  a: &a [${'x,'.repeat(9)}]\n${[...'bcdefgh']
        .map((name, index) => `  ${name}: &${name} [${`*${'abcdefg'[index] ?? ''},`.repeat(9)}]\n`)
        .join('')}---\n${api('chain', ', x: 1')}`,
      'portico.yaml:1: Excessive alias count indicates a resource exhaustion attack\nportico.yaml:16: there is no field spec.x',
    ],
    ['a field twice', 'apiVersion: portico.dev/v1\nkind: Team\nkind: Team\n', 'portico.yaml:3: '],
    [
      'a number where a text is meant',
      entity('API', 'chain', '{ name: Chain, team: platform, defaultVersion: 1.0 }'),
      'portico.yaml:4: spec.defaultVersion must be string',
    ],
  ])('refuses %s, at its line', (_, text, fault) => {
    expect(faultOf(text)).toContain(fault);
  });

  it('refuses what leads in a circle, and says how', () => {
    const ends = (successor: string) =>
      `, deprecation: { deprecatedAt: "2026-01-01T00:00:00Z", successor: "${successor}" }`;
    const fault = faultOf(
      `${TEAM}---\n${api('chain')}---\n${version('chain@1', ends('2'))}---\n${version('chain@2', ends('1'))}`,
    );
    expect(fault).toMatch(
      /^portico\.yaml:\d+: they lead in a circle: APIVersion chain@1 → APIVersion chain@2 → APIVersion chain@1$/,
    );
  });

  it('has as many versions as there are, each followed by the next', () => {
    const count = 10_000;
    const follows = (index: number) =>
      index === count
        ? ''
        : `, deprecation: { deprecatedAt: "2026-01-01T00:00:00Z", successor: "${String(index + 1)}" }`;
    const versions = Array.from({ length: count }, (_, index) =>
      version(`chain@${String(index + 1)}`, follows(index + 1)),
    );
    const titles = load([TEAM, api('chain'), ...versions].join('---\n')).map(titleOf);
    expect(titles.slice(0, 3)).toEqual(['Team platform', 'API chain', `APIVersion chain@${String(count)}`]);
    expect(titles.at(-1)).toBe('APIVersion chain@1');
  });

  it('says all faults at once', () => {
    expect(faultOf(`${api('chain', ', x: 1')}---\n${api('users', ', y: 1')}`).split('\n')).toHaveLength(2);
  });
});

describe('a reference', () => {
  const plan = (summary: string) =>
    entity(
      'Plan',
      'gold',
      `\n  name: Gold\n  summary: '${summary}'\n  requestsPerSecond: 1\n  burst: 1\n  requestsPerMonth: 1`,
    );
  const summaryOf = (text: string, environment: Environment) => load(plan(text), environment)[0]?.spec;

  it('is the value of the environment or of a file; written with two dollars it is the text', () => {
    expect(summaryOf('${env:SUMMARY}!', { SUMMARY: 'good' })).toMatchObject({ summary: 'good!' });
    write('from a file\n', 'secret.txt');
    expect(summaryOf('${file:secret.txt}', {})).toMatchObject({ summary: 'from a file' });
    expect(summaryOf('$${env:SUMMARY}', {})).toMatchObject({ summary: '${env:SUMMARY}' });
  });

  it('that leads nowhere is refused at its line', () => {
    expect(faultOf(plan('${env:SUMMARY}'))).toBe('portico.yaml:6: the environment has no SUMMARY');
    expect(faultOf(plan('${file:nowhere}'))).toBe('portico.yaml:6: nowhere cannot be read');
  });
});
