import { createHmac } from 'node:crypto';
import type { SessionItem } from '@portico/data';
import { hashSecret, type LiveSecret, matchesHash, sameHash } from '@portico/domain';

/** The token that follows one in a session: two tabs that refresh at once get the same, and nobody without the secret gets it. */
const nextToken = (sessionId: string, sessionToken: string, key: string): string =>
  sessionId.slice(4) + createHmac('sha256', key).update(`rotate:${sessionToken}`).digest('base64url');

/** Turns that are kept: of as many secrets tokens of thirty days are known again. */
const TURNS_MAX = 4;

/** Which value made the tokens since the last turn; it tells nothing of the value. */
const signerOf = (key: string): string => createHmac('sha256', key).update('sessions').digest('base64url').slice(0, 12);

/** What follows a token: made by the current value, or by another that lives where another instance was faster with it. */
export const nextTokens = (sessionId: string, sessionToken: string, { all }: LiveSecret) => {
  const made = all.map((key) => nextToken(sessionId, sessionToken, key));
  const [next = ''] = made;
  return { next, keptAs: (tokenHash: string) => made.find((one) => matchesHash(one, tokenHash)) };
};

type Chain = Pick<SessionItem, 'sessionId' | 'tokenHash' | 'rotations' | 'signer' | 'turns'>;

/** Where another value begins to make a session's tokens, the last of the one before is marked. */
export const turnOf = ({ signer, turns = [] }: Chain, sessionToken: string, { current }: LiveSecret) => {
  const now = signerOf(current);
  return signer === now ? {} : { signer: now, turns: [hashSecret(sessionToken), ...turns].slice(0, TURNS_MAX) };
};

/**
 * Whether a token is one that a session had before the one it has now, whichever: those after it follow from it, up to
 * where another value of the secret began to make them.
 */
export const wasToken = (
  { sessionId, tokenHash, rotations = 0, turns = [] }: Chain,
  sessionToken: string,
  { all }: LiveSecret,
): boolean => {
  const ends = [tokenHash, ...turns];
  if (turns.some((turn) => matchesHash(sessionToken, turn))) return true;
  return all.some((key) => {
    let token = sessionToken;
    for (let generation = 0; generation < rotations; generation++) {
      token = nextToken(sessionId, token, key);
      const hash = hashSecret(token);
      if (ends.some((end) => sameHash(hash, end))) return true;
    }
    return false;
  });
};
