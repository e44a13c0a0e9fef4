import { describe, expect, it } from 'vitest';
import { addressGroup, viewerOf } from './viewer.ts';

const SECRET = 'an edge secret';
const edge = (viewer: string, proof = SECRET) => ({ 'X-Portico-Edge': [proof], 'x-portico-viewer': [viewer] });
const portal = (viewer: string, proof = SECRET) => ({ 'x-portico-portal': [proof], 'x-portico-for': [viewer] });
const of = (headers: Record<string, string[]>) => viewerOf(headers, '198.51.100.1', [SECRET]);

describe('whom a request comes from', () => {
  it('is what the edge says, if it proves itself', () => {
    expect(of(edge('203.0.113.7 DE'))).toEqual({ address: '203.0.113.7', country: 'DE' });
    expect(of(edge('2001:db8::1'))).toEqual({ address: '2001:db8::1' });
    const certificate = { 'x-portico-certificate': ['CN=a'] };
    expect(of({ ...edge('203.0.113.7'), ...certificate })).toMatchObject({ certificateSubject: 'CN=a' });
    expect(of({ ...edge('203.0.113.7', 'a guess'), ...certificate })).toEqual({ address: '198.51.100.1' });
  });
  it('is what the portal says, which the edge only passes on', () => {
    expect(of({ ...edge('192.0.2.9 US'), ...portal('203.0.113.7 DE') })).toEqual({
      address: '203.0.113.7',
      country: 'DE',
    });
    expect(of({ ...edge('192.0.2.9'), ...portal('portal') })).toEqual({ address: 'portal' });
  });
  it('is the socket’s, whatever anybody else writes', () => {
    const own = { address: '198.51.100.1' };
    expect(of({})).toEqual(own);
    expect(of(edge('203.0.113.7', 'a guess'))).toEqual(own);
    expect(of(portal('203.0.113.7', ''))).toEqual(own);
    expect(of({ 'x-portico-portal': [SECRET, SECRET], 'x-portico-for': ['203.0.113.7'] })).toEqual(own);
    expect(viewerOf(portal('203.0.113.7', ''), '198.51.100.1', [''])).toEqual(own);
  });
  it('is what whoever proves itself by any live value says', () => {
    const both = ['a new one', SECRET];
    for (const proof of both)
      expect(viewerOf(edge('203.0.113.7', proof), '198.51.100.1', both)).toEqual({ address: '203.0.113.7' });
    expect(viewerOf(edge('203.0.113.7'), '198.51.100.1', ['a new one'])).toEqual({ address: '198.51.100.1' });
    expect(viewerOf(edge('203.0.113.7'), '198.51.100.1', [])).toEqual({ address: '198.51.100.1' });
  });
  it('is unknown where what was proven is no address', () => {
    for (const text of ['', '<script>', 'a'.repeat(99), '203.0.113.7,1.1.1.1'])
      expect(of(portal(text))).toEqual({ address: 'unknown' });
    expect(of(portal('203.0.113.7 Germany'))).toEqual({ address: '203.0.113.7' });
  });
});

describe('who counts as one', () => {
  it('is an IPv4 address, however it is written, and 2^64 IPv6 addresses', () => {
    expect(addressGroup('203.0.113.7')).toBe('203.0.113.7');
    expect(addressGroup('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(addressGroup('2001:db8:0:1::1')).toBe(addressGroup('2001:0DB8:0:1:ffff:ffff:ffff:ffff'));
    expect(addressGroup('2001:db8:0:1::1')).not.toBe(addressGroup('2001:db8:0:2::1'));
    expect(addressGroup('::1')).toBe('0:0:0:0::/64');
  });
});
