import { expect, it } from 'vitest';
import { LocalCloudError, portError, storageError } from './local-cloud-error.ts';

const failure = (code: string, message = code) => Object.assign(new Error(message), { code });

it.each<[Error, RegExp]>([
  [failure('ENOSPC'), /^The disk is full: nothing more can be written to \/data\/x/],
  [new Error('database or disk is full'), /^The disk is full/],
  [failure('EACCES'), /^Cannot write to \/data\/x/],
  [new Error('attempt to write a readonly database'), /^Cannot write to/],
  [new Error('file is not a database'), /is damaged .*begin anew with --fresh/],
  [new Error('database disk image is malformed'), /is damaged/],
  [new Error('something else'), /^Cannot use \/data\/x: something else/],
])('says in one line what %s means', (error, words) => {
  const { message } = storageError('/data/x', error);
  expect(message).toMatch(words);
  expect(message).not.toContain('\n');
});

it('names a busy port and what it is for', () => {
  expect(portError(3001, 'REST API', failure('EADDRINUSE')).message).toMatch(
    /^Port 3001 \(REST API\) is already in use\..*PORTICO_PORT/,
  );
});

it('passes on an error that already says it', () => {
  const error = new LocalCloudError('as it is');
  expect(storageError('/x', error)).toBe(error);
});
