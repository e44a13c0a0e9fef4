import fc from 'fast-check';

/** A letter of a path, and one of its spellings (RFC 3986 §2.1): as it is where it may be, or as escapes of its bytes. */
const letter = fc.constantFrom(...'abcXYZ019-._~!$&\'()*+,;=:@ %"<>[]^`{|}éß日'.split(''));
const escaped = (text: string, upper: boolean) =>
  [...Buffer.from(text)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .map((code) => (upper ? code.toUpperCase() : code))
    .join('');
const spelled = fc.tuple(letter, fc.boolean(), fc.boolean()).map(([meant, plain, upper]) => ({
  meant,
  raw: plain && /^[A-Za-z0-9\-._~!$&'()*+,;=:@]$/.test(meant) ? meant : escaped(meant, upper),
}));
const segment = fc.array(spelled, { minLength: 1, maxLength: 6 }).map((letters) => ({
  meant: letters.map(({ meant }) => meant).join(''),
  raw: letters.map(({ raw }) => raw).join(''),
}));

/** A slash backwards, and control characters (also as Latin 1 has them): no backend is told of either. */
const SPLITS = /[\\\p{Cc}]/u;
/** UTF-8 that is longer than it need be (RFC 3629 §3). */
const OVERLONG = /%c[01]/i;

/** What must never go on as a segment, by what any backend could make of it, alone or after `;` (RFC 3986 §3.3, §5.2.4). */
const climbs = (meant: string): boolean => {
  let text = meant;
  for (let round = 0; round < 4; round++) {
    if (/^\.\.?(?:;|$)/.test(text) || SPLITS.test(text) || OVERLONG.test(text) || (round > 0 && text.includes('/')))
      return true;
    text = text.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  }
  return false;
};

/** What the gateway says of itself, after what the caller said. */
export const OWN_HEADERS = ['X-Request-Id', 'X-Forwarded-For', 'X-Forwarded-Proto', 'Accept-Encoding', 'Via'];
const MEANT = [
  'Accept',
  'Authorization',
  'Content-Type',
  'If-None-Match',
  'Range',
  'X-Thing',
  'X-Client-Version',
  'User-Agent',
];
const NOT_MEANT = [
  ...[
    'X-Forwarded-For',
    'X-Cluster-Client-IP',
    'Fastly-Client-IP',
    'X-Azure-ClientIP',
    'X-ProxyUser-Ip',
    'Remote-User',
  ],
  ...[
    'X-Envoy-External-Address',
    'X-Original-Forwarded-For',
    'SSL-Client-Cert',
    'X-SSL-Client-Verify',
    'X-HTTP-Method',
  ],
  ...[
    'Proxy',
    'Forwarded',
    'Via',
    'X-Api-Key',
    'Cookie',
    'X-Request-Id',
    'X-Amzn-Oidc-Identity',
    'Host',
    'TE',
    'Upgrade',
  ],
  ...[
    'Transfer-Encoding',
    'Content-Length',
    'Keep-Alive',
    'Expect',
    'Proxy-Authorization',
    'Accept-Encoding',
    'Trailer',
  ],
];
/** RFC 9110 §7.6.1: what Connection names goes with it, but for what says what the message is. */
const KEPT_THOUGH_NAMED = ['accept', 'authorization', 'content-type', 'if-none-match', 'range'];
const cased = (name: string, spelling: number) =>
  [name, name.toLowerCase(), name.toUpperCase(), name.replaceAll('-', '_')][spelling % 4] ?? name;
const header = fc
  .tuple(fc.constantFrom(...MEANT, ...NOT_MEANT), fc.nat(3), fc.stringMatching(/^[!-~]{0,12}$/))
  .map(([name, spelling, value]) => [cased(name, spelling), value] as const);
const connection = fc
  .tuple(fc.subarray([...MEANT, 'close', 'X-Forwarded-For', 'X-Request-Id']), fc.nat(3))
  .map(([names, spelling]) => ['Connection', names.map((name) => cased(name, spelling)).join(' , ')] as const);

export const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];
/** Requests as anybody could make them, few of them friendly. */
export const request = fc.record({
  method: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...METHODS) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('TRACE', 'PURGE', 'PROPFIND', 'LINK', 'QUERY', 'CONNECT', 'get', 'G ET', ''),
    },
  ),
  segments: fc.array(
    fc.oneof(
      { weight: 12, arbitrary: segment },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom('..', '.', '..;x', '%2e%2e', '..\\', 'a/b', 'a/../b', '\0', '\r\nX: y', '%c0%ae', '%252e.')
          .map((meant) => ({ meant, raw: escaped(meant, true) })),
      },
    ),
    { maxLength: 5 },
  ),
  slash: fc.boolean(),
  headers: fc.array(header, { maxLength: 8 }),
  connection: fc.option(connection, { nil: undefined }),
  query: fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 5 }), fc.string({ unit: 'binary', maxLength: 5 })), {
    maxLength: 4,
  }),
  rawQuery: fc.option(fc.stringMatching(/^\?[!-"$-~]{0,20}$/), { nil: undefined }),
  body: fc.option(fc.uint8Array({ maxLength: 20 }), { nil: undefined }),
  reference: fc.constantFrom('separates', 'keeps', 'refuses'),
});

export type GeneratedRequest = typeof request extends fc.Arbitrary<infer Value> ? Value : never;
export const pathOf = ({ segments, slash }: GeneratedRequest) =>
  segments.map(({ raw }) => `/${raw}`).join('') + (slash ? '/' : '');

/** What of the path the backend must see, each segment decoded; undefined where nothing may reach it. */
export const meantPath = ({ segments, slash, reference }: GeneratedRequest): string[] | undefined => {
  const meant = segments.map((one) => one.meant);
  if (meant.some((text) => text.split('/').some((part) => climbs(part)))) return undefined;
  if (reference === 'refuses' && meant.some((text) => text.includes('/'))) return undefined;
  return [...(reference === 'separates' ? meant.flatMap((text) => text.split('/')) : meant), ...(slash ? [''] : [])];
};

/** The headers that go on, in their order. */
export const meantHeaders = ({ headers, connection: named }: GeneratedRequest) => {
  const key = (name: string) => name.toLowerCase().replaceAll('_', '-');
  const dropped = named?.[1].split(' , ').map(key) ?? [];
  const goesOn = (name: string) => MEANT.some((meant) => key(meant) === name);
  return headers.filter(
    ([name]) => goesOn(key(name)) && (!dropped.includes(key(name)) || KEPT_THOUGH_NAMED.includes(key(name))),
  );
};
