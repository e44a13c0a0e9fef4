import { expect, it } from 'vitest';
import { claimsOf, claimValues, domainsOf } from './form-values.ts';

it('mail domains are read however they are separated, in small letters', () => {
  expect(domainsOf(' Example.com,example.org;a.example\n b.example ,')).toEqual([
    'example.com',
    'example.org',
    'a.example',
    'b.example',
  ]);
  expect(domainsOf(' ')).toEqual([]);
});

it('claims go into the form and come back, groups only where there are some', () => {
  const claims = { email: 'mail', name: 'cn' };
  expect(claimsOf(claimValues({ claims, domains: [] }))).toEqual(claims);
  expect(claimsOf(claimValues({ claims: { ...claims, groups: 'g' }, domains: [] }))).toEqual({
    ...claims,
    groups: 'g',
  });
});
