import { describe, expect, it } from 'vitest';
import { plainAddress, readableAddress } from './address.ts';

describe('an address that somebody is invited by', () => {
  it.each([
    ['Ann@Example.com', 'ann@example.com'],
    ['Ａｎｎ@ｅxample.com', 'ann@example.com'],
    ['𝐚nn@example.com', 'ann@example.com'],
    ['ZOE\u0308@example.com', 'zoë@example.com'],
    ['jürgen.groß@straße.example', 'jürgen.groß@straße.example'],
    ['łukasz.øre@example.com', 'łukasz.øre@example.com'],
  ])('%s is %s', (typed, email) => expect(readableAddress(typed)).toBe(email));

  it.each([
    ['Cyrillic', 'аnn@example.com'],
    ['all Cyrillic', 'осоро@example.com'],
    ['Greek', 'αnn@example.com'],
    ['Latin letters that are drawn as others', 'ɑnn@example.com'],
    ['a dotless i', 'mıa@example.com'],
    ['a Cyrillic domain', 'ann@exаmple.com'],
    ['struck through', 'a\u0336nn@example.com'],
    ['what is not seen', 'an\u200bn@example.com'],
    ['a domain that ends in a dot', 'zoë@example.com.'],
    ['none', 'zoë'],
  ])('is none with %s', (_, typed) => {
    expect(readableAddress(typed)).toBeUndefined();
    expect(plainAddress(typed)).toBeUndefined();
  });
});
