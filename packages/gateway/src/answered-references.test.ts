import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicLinks, publicReference, publicRefresh } from './answered-references.ts';

const place = {
  backendUrl: 'https://backend.example/base/v1/',
  requestUrl: 'https://backend.example/base/v1/things/1?a=b',
  publicUrl: 'https://api.example/proxy/museum',
};
const local = { ...place, backendUrl: 'http://127.0.0.1:4180', requestUrl: 'http://127.0.0.1:4180/a' };

describe('a place that a backend refers to', () => {
  it.each([
    ['https://backend.example/base/v1/things/2', '/things/2'],
    ['/base/v1/things/2?x=%2F#part', '/things/2?x=%2F#part'],
    ['2', '/things/2'],
    ['?page=2', '/things/1?page=2'],
    ['//backend.example/base/v1/x', '/x'],
    ['http://backend.example/base/v1/x', '/x'],
    ['HTTPS://BACKEND.example:443/base/v1', ''],
    ['/base/v1/', '/'],
    ['  /base/v1/x  ', '/x'],
    ['https://backend.example./base/v1/x', '/x'],
    ['//backend%2eexample%2e/base/v1/x', '/x'],
  ])('%s is told as its address at the gateway', (reference, below) => {
    expect(publicReference(reference, place, true)).toBe(place.publicUrl + below);
    expect(publicReference(reference, place, false)).toBe(place.publicUrl + below);
  });

  it.each([
    ...[
      '/admin',
      '/base/v10/x',
      '/base/v1/../../admin',
      '/base/v1/%2e%2e/admin',
      'https://backend.example./internal',
      '//backend.example./x',
      'https://backend.example%2e/x',
      'https://backend.example.:8443/base/v1/x',
      'https://backend.example:8443/base/v1/x',
    ],
    ...[
      'https://user:word@backend.example/base/v1/x',
      'ftp://backend.example/base/v1/x',
      'http://169.254.169.254/latest',
    ],
    ...[
      'https://10.0.0.1/',
      'https://93.184.216.34/',
      'https://[2001:db8::1]/',
      'https://2130706433/',
      'http://other.example/',
    ],
    ...[
      'https://localhost/',
      'https://db.internal/',
      'https://api.svc.cluster.local/',
      'https://intranet/',
      'https://other.example:8443/',
    ],
    ...[
      'https://a:b@other.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'https://',
      'http://[',
      '\\\\intranet\\x',
    ],
  ])('%s is not told', (reference) => {
    expect(publicReference(reference, place, true)).toBeUndefined();
  });

  it('is told where everybody may go, if it is where one is sent and not what was answered', () => {
    expect(publicReference('https://login.example.com/x?y#z', place, true)).toBe('https://login.example.com/x?y#z');
    expect(publicReference('https://login.example.com/x?y#z', place, false)).toBeUndefined();
  });

  it('is never one of the backend’s host, whatever is written', () => {
    const pieces = fc.constantFrom(
      ...[
        'http:',
        'https:',
        '//',
        '/',
        '\\',
        '..',
        '%2e',
        '@',
        ':',
        '127.0.0.1',
        ':4180',
        'a',
        '?',
        '#',
        '\t',
        '[',
        'base/v1',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const told = publicReference(parts.join(''), local, true);
        if (told === undefined || told === local.publicUrl || /^[/?#]/.test(told.slice(local.publicUrl.length))) return;
        expect(new URL(told).hostname).not.toMatch(/^(?:127\.0\.0\.1|localhost|\[.*\]|\d+)$/);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('a Refresh', () => {
  it('keeps its time, and is sent to the gateway', () => {
    expect(publicRefresh('5', place)).toBe('5');
    for (const value of ['5; url=/base/v1/x', "5;URL='/base/v1/x'", '5.5, url = "/base/v1/x"'])
      expect(publicRefresh(value, place), value).toBe(`5; url=${place.publicUrl}/x`);
    for (const value of [
      '5; url="/base/v1/x',
      `5; url='/base/v1/x"`,
      `0;url=${' '.repeat(15_000)}"x`,
      '5; url=/admin',
      '5; /base/v1/x',
      '5; url=http://10.0.0.1/',
      'soon',
      '',
      '5; url=',
    ])
      expect(publicRefresh(value, place), value).toBeUndefined();
  });
});

describe('links', () => {
  it('are told one by one, with what describes them', () => {
    const links =
      '<?page=2>; rel="next"; title="a, b; <c>", </admin>; rel=up,<https://docs.example.com/>; rel=help , <http://10.0.0.1/>; rel="x"';
    expect(publicLinks(links, place)).toBe(
      `<${place.publicUrl}/things/1?page=2>; rel="next"; title="a, b; <c>", <https://docs.example.com/>; rel=help`,
    );
  });

  it('that are none, or none a caller may have, or have an anchor, are not told', () => {
    for (const value of [
      '',
      'a',
      '</base/v1/x',
      '</admin>; rel=up',
      '</base/v1/x>; rel="next',
      '</base/v1/x>; anchor="http://b/"',
    ])
      expect(publicLinks(value, place), value).toBeUndefined();
  });

  it('of any length are read in time', () => {
    const started = performance.now();
    for (const value of [
      `<a>;"${'\\"'.repeat(8000)}`,
      '<a>;"",'.repeat(4000),
      `<${'<'.repeat(16_000)}`,
      `<a>${';a="b"'.repeat(4000)}"`,
    ])
      publicLinks(value, place);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
