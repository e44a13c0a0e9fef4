import { expect, it } from 'vitest';
import { CORPORATE_CONNECTION, connectionOfUsername, givenByGroups, providerOf, valuesOf } from './connection.ts';

const ID = `con_${'0123456789abcdefghjkmnpqrs'}`;

it('a connection is told from the user pool’s name of somebody, and nothing else is', () => {
  expect(connectionOfUsername(`${providerOf(ID)}_emp_1001`)).toBe(ID);
  for (const name of ['', providerOf(ID), `x${providerOf(ID)}_a`, 'idp-_a', `${ID}_a`])
    expect(connectionOfUsername(name), name).toBeUndefined();
  expect(connectionOfUsername(`${providerOf(CORPORATE_CONNECTION)}_emp-1`)).toBe(CORPORATE_CONNECTION);
  expect(providerOf(CORPORATE_CONNECTION)).toBe('Corporate');
  expect(providerOf(ID)).toMatch(/^[^_]{30}$/);
});

it('groups give the highest role and the higher role in each team, and what is not mapped gives nothing', () => {
  const mappings = [
    { group: 'staff', role: 'developer', teamId: 'team_a' },
    { group: 'leads', role: 'publisher', teamId: 'team_a', teamRole: 'maintainer' },
    { group: 'bosses', role: 'admin' },
  ] as const;
  const given = givenByGroups(mappings, ['leads', 'staff', 'others']);
  expect([given.role, [...given.teams]]).toEqual(['publisher', [['team_a', 'maintainer']]]);
  expect(givenByGroups(mappings, ['Leads', 'boss'])).toEqual({ role: undefined, teams: new Map() });
});

it('several values are read from one text as they were written into it; one alone may hold anything', () => {
  expect(valuesOf('[api+admins,R%26D,a%2Cb]')).toEqual(['api admins', 'R&D', 'a,b']);
  expect(valuesOf('["a","b c"]')).toEqual(['a', 'b c']);
  expect(valuesOf('CN=admins,OU=x')).toEqual(['CN=admins,OU=x']);
  expect([valuesOf(undefined), valuesOf(''), valuesOf('[]'), valuesOf('[a')]).toEqual([[], [], [], ['[a']]);
});
