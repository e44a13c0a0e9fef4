import { checksum, randomSecret } from './secret-text.ts';

/** Operations a token can be for, by tag of the contract: to read or to change. Tokens make no tokens and no sessions. */
export const SCOPE_GROUPS = [
  'users',
  'teams',
  'apis',
  'consumers',
  'docs',
  'analytics',
  'testing',
  'audit',
  'meta',
] as const;
export type ScopeGroup = (typeof SCOPE_GROUPS)[number];
export type Scope = `${ScopeGroup}:${'read' | 'write'}`;

export const SCOPES: readonly Scope[] = SCOPE_GROUPS.flatMap((group) => [`${group}:read`, `${group}:write`] as const);

/** The scope that an operation asks of a token; none where no token is taken. A reader changes nothing, whatever they send. */
export const scopeOf = ({ tag, method, access }: { tag: string; method: string; access: string }): Scope | undefined =>
  SCOPES.find((scope) => scope === `${tag}:${method === 'GET' || access === 'reader' ? 'read' : 'write'}`);

/** Who may change something may read it. */
export const coversScope = (held: readonly string[], wanted: Scope): boolean =>
  held.includes(wanted) || held.includes(wanted.replace(/read$/, 'write'));

const FORM = /^ptk_pat_([0-9a-hjkmnp-tv-z]{26})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/;
const LENGTH = 73;

/** Makes the whole token `ptk_pat_<id>_<secret><crc>`: one word to a double-click, safe in a URL and a header. */
export const createAccessTokenSecret = (tokenId: string): string => {
  const head = `ptk_pat_${tokenId.replace(/^pat_/, '')}_${randomSecret()}`;
  return head + checksum(head);
};

/** The id in a presented token; undefined for anything mistyped, before any table is asked. */
export const parseAccessToken = (presented: string): string | undefined => {
  const [, id, , code] = presented.length === LENGTH ? (FORM.exec(presented) ?? []) : [];
  return id !== undefined && checksum(presented.slice(0, -6)) === code ? `pat_${id}` : undefined;
};
