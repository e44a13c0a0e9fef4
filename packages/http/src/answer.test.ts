import { randomBytes } from 'node:crypto';
import { Problem } from '@portico/contract';
import { expect, it } from 'vitest';
import { eventOf } from '../test/kernel.ts';
import { answerSuccess } from './answer.ts';

const LAMBDA_BYTES_MAX = 6 * 1024 * 1024;
const options = { portalUrl: 'https://portal.example' };
const answerOf = (body: unknown, headers?: Record<string, string>) =>
  answerSuccess(eventOf({}), options, { status: 200, body, ...(headers && { headers }) });

it('fits into an answer of Lambda, whatever letters it has', () => {
  for (const letter of ['a', '"', '\\', '漢', String.raw`\u0001`])
    for (const length of [1_499_000, 2_999_000, 4_300_000]) {
      const answer = answerOf(Buffer.from(letter.repeat(length / Buffer.byteLength(letter))));
      expect(Buffer.byteLength(JSON.stringify(answer)), `${length} bytes of ${letter}`).toBeLessThan(LAMBDA_BYTES_MAX);
    }
});

it('is a problem where it does not fit, not a failure of the function', () => {
  const zip = { 'Content-Type': 'application/zip' };
  const fits = answerOf(randomBytes(4_660_000), zip);
  expect(Buffer.byteLength(JSON.stringify(fits))).toBeLessThan(LAMBDA_BYTES_MAX);
  for (const headers of [zip, undefined])
    expect(() => answerOf(randomBytes(4_670_000), headers)).toThrow(new Problem('answer-too-large'));
});
