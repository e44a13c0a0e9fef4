import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32 in lower case: no i, l, o, u. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export const ID_PREFIXES = {
  user: 'usr',
  team: 'team',
  invitation: 'inv',
  session: 'ses',
  api: 'api',
  import: 'imp',
  upload: 'upl',
  app: 'app',
  subscription: 'sub',
  accessRequest: 'req',
  apiKey: 'key',
  accessToken: 'pat',
  agentGrant: 'agr',
  suite: 'tst',
  run: 'run',
  event: 'evt',
  call: 'cal',
  audit: 'aud',
  auditExport: 'exp',
  auditArchive: 'arc',
  signUpRequest: 'sup',
  notice: 'ntc',
  connection: 'con',
  lifecycleStep: 'lcs',
  apiJob: 'job',
  backendSecret: 'bks',
  guideFile: 'gfl',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** `<prefix>_<26 characters>`: a ULID (48 bits of milliseconds, 80 random) in lower case, so ids of a kind sort by time. */
export const createId = (kind: IdKind, now: Date): string =>
  `${ID_PREFIXES[kind]}_${timePart(now.getTime())}${randomPart()}`;

/** An id that is made of what it stands for: asked for again, it is the same. */
export const idFrom = (kind: IdKind, at: Date, text: string): string => {
  const letters = [...createHash('sha256').update(text).digest()].slice(0, 16);
  return `${ID_PREFIXES[kind]}_${timePart(at.getTime())}${letters.map((byte) => ALPHABET[byte & 31]).join('')}`;
};

/** The 10 characters every id made at this instant begins with; for ranges over ids. */
export const timePart = (milliseconds: number): string => {
  let rest = milliseconds;
  let text = '';
  for (let index = 0; index < 10; index++) {
    text = (ALPHABET[rest % 32] ?? '') + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

const randomPart = (): string => {
  let text = '';
  for (const byte of randomBytes(16)) text += ALPHABET[byte & 31] ?? '';
  return text;
};
