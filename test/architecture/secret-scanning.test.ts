import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAccessTokenSecret, createApiKeySecret, createId, parseAccessToken, parseApiKey } from '@portico/domain';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/start/run.ts';

const read = (file: string) => readFileSync(join(root, 'examples/secret-scanning', file), 'utf8');
const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  'gitleaks.toml': [...read('gitleaks.toml').matchAll(/regex = '''(.*)'''/g)].map(([, text = '']) => text),
  'trufflehog.yaml': [...read('trufflehog.yaml').matchAll(/ key: (.*)/g)].map(([, text = '']) => text),
  'patterns.json': (JSON.parse(read('patterns.json')) as { pattern: string }[]).map(
    ({ pattern }) => `(?<![0-9A-Za-z_])${pattern}(?![0-9A-Za-z_])`,
  ),
};
const found = (patterns: readonly string[], text: string) =>
  patterns.flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'g'))].map(([hit]) => hit));

const keys = Array.from({ length: 300 }, (_, index) =>
  index % 3 === 0
    ? createAccessTokenSecret(createId('accessToken', new Date()))
    : createApiKeySecret(createId('apiKey', new Date()), index % 3 === 1 ? 'live' : 'test'),
);
const FRAMES = ['KEY=%s\n', '"%s",', "'%s'", ' %s ', 'https://x/?k=%s&y', '<%s>', '%s', '`%s`', 'X-Api-Key: %s\r\n'];
/** What keys are mistaken for: base64, hex, UUIDs, and what begins like one of ours. */
const noise = (bytes: number) => {
  const texts: string[] = [];
  for (let length = 0; length < bytes; length += 4_000)
    texts.push(
      randomBytes(1_000).toString('base64'),
      randomBytes(800).toString('hex'),
      randomUUID(),
      `ptk_live_${randomBytes(30).toString('base64url')}`,
    );
  return texts.join('\n');
};

describe.each(Object.entries(PATTERNS))('the patterns of %s', (_, patterns) => {
  it('find every key and token in any text, whole', () => {
    expect(patterns.length).toBeGreaterThan(0);
    for (const [index, key] of keys.entries()) {
      const text = noise(2_000) + (FRAMES[index % FRAMES.length] ?? '').replace('%s', key) + noise(2_000);
      expect(found(patterns, index % FRAMES.length === 6 ? key : text)).toEqual([key]);
    }
  });

  it('find nothing else in five million characters of what keys are mistaken for', () => {
    const hits = found(patterns, noise(5_000_000));
    expect(hits.filter((hit) => parseApiKey(hit) ?? parseAccessToken(hit))).toEqual([]);
    expect(hits).toEqual([]);
  });
});
