import { describe, expect, it } from 'vitest';
import { firstCallOf, goName, snakeName } from './sdk-names.ts';

const ok = { '200': { description: 'ok', content: { 'application/json': {} } } };
const documentOf = (paths: object) => ({ info: { title: 'The Redocly Museum API' }, paths });

describe('the first call shown for an SDK', () => {
  it('is one that reads, needs nothing and has a name', () => {
    const document = documentOf({
      '/tickets/{id}': { get: { operationId: 'getTicket', responses: ok } },
      '/search': { get: { operationId: 'search', parameters: [{ name: 'q', required: true }], responses: ok } },
      '/picture': { get: { operationId: 'getPicture', responses: { '200': { content: { 'image/png': {} } } } } },
      '/hours': { get: { operationId: 'list_museum-hours', parameters: [{ name: 'page' }], responses: ok } },
    });
    expect(firstCallOf(document)).toEqual({
      client: 'RedoclyMuseumClient',
      method: 'listMuseumHours',
      hasParameters: true,
    });
  });

  it('is none rather than one that fails', () => {
    expect(firstCallOf(documentOf({ '/a': { post: { operationId: 'a', responses: ok } } }))).toBeUndefined();
    expect(firstCallOf({})).toBeUndefined();
  });

  it('is named as each language has it', () => {
    expect(goName('listApiKeys')).toBe('ListAPIKeys');
    expect(goName('getUserIds')).toBe('GetUserIDs');
    expect(snakeName('listAPIKeys')).toBe('list_api_keys');
    expect(snakeName('getMuseumHours')).toBe('get_museum_hours');
  });
});
