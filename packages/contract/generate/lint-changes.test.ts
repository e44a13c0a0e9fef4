import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lint, readPortalDocument, type Schema } from './document.ts';

/** What the house says of the contract when its two schemas of an API's summary are these. */
const saidOf = (change: Schema, isAlwaysAnswered: boolean) => {
  const document = readPortalDocument(join(import.meta.dirname, '../../../openapi'));
  const { ApiChanges, Api } = document.components.schemas;
  if (!ApiChanges?.properties || !Api) throw new Error('no such schema');
  ApiChanges.properties['summary'] = { type: 'string', maxLength: 300, ...change };
  Api.required = [
    ...(Api.required ?? []).filter((name) => name !== 'summary'),
    ...(isAlwaysAnswered ? ['summary'] : []),
  ];
  return lint(document);
};

it('what an answer may lack is cleared by null in its change, and only that', () => {
  expect(saidOf({ nullable: true }, false)).toEqual([]);
  expect(saidOf({}, true)).toEqual([]);
  expect(saidOf({}, false)).toEqual([
    'updateApi: summary may be missing in the answer, so it is cleared by null (nullable: true)',
  ]);
  expect(saidOf({ nullable: true }, true)).toEqual(['updateApi: summary is always answered, so null cannot clear it']);
});

it('null stands nowhere but in a change', () => {
  const document = readPortalDocument(join(import.meta.dirname, '../../../openapi'));
  const { NewApi } = document.components.schemas;
  if (!NewApi?.properties) throw new Error('no such schema');
  NewApi.properties['summary'] = { type: 'string', maxLength: 300, nullable: true };
  expect(lint(document)).toEqual([
    'NewApi/summary: null says that something is cleared, and stands in a body of PATCH alone',
  ]);
});
