import { describe, expect, it } from 'vitest';
import { hrefOf, isNarrowed, searchOf } from './catalogue-search.ts';

const of = (address: string) => {
  const { searchParams } = new URL(address, 'https://portal.example');
  return searchOf((name) => searchParams.get(name) ?? undefined);
};
const TEAM = `team_${'0'.repeat(26)}`;

describe('the address of the catalogue', () => {
  it.each([
    '/apis',
    '/apis?q=pay&tag=art&sort=name&view=table',
    `/apis?category=finance&teamId=${TEAM}&lifecycle=deprecated&grade=A&kind=asyncapi`,
  ])('%s says what it is narrowed to, and is said by it', (address) => {
    const search = of(address);
    expect(of(hrefOf(search))).toEqual(search);
    expect(new URL(hrefOf(search), 'https://portal.example').searchParams.size).toBe(
      new URL(address, 'https://portal.example').searchParams.size,
    );
  });

  it.each([
    'tag=A b',
    'teamId=team_1',
    'lifecycle=old',
    'grade=Z',
    'kind=raml',
    'sort=random',
    'view=map',
    'category=%3Cb%3E',
  ])('asks for nothing that cannot be: %s', (query) => {
    expect(hrefOf(of(`/apis?${query}`))).toBe('/apis');
    expect(isNarrowed(of(`/apis?${query}`))).toBe(false);
  });

  it('is of the first page when anything else of it changes', () => {
    expect(hrefOf({ ...of('/apis?tag=art&cursor=abc'), sort: 'name' })).toBe('/apis?tag=art&sort=name');
    expect(hrefOf(of('/apis?tag=art'), { cursor: 'abc' })).toBe('/apis?tag=art&cursor=abc');
  });
});
