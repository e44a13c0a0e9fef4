import { createHmac } from 'node:crypto';
import { Problem } from '@portico/contract';
import { isMadeBy, type LiveSecret } from '@portico/domain';
import { phrase } from '@portico/words';

export type Cursors = {
  /** Seals a position of a list for one reader and one query. */
  seal(position: string | null | undefined, binding: string): Promise<{ readonly nextCursor?: string }>;
  /** Opens a cursor; a forged one, or one of another reader or query, is an invalid-request problem. */
  open(cursor: string | undefined, binding: string): Promise<string | undefined>;
};

/** Cursors are `base64url(position).base64url(HMAC-SHA-256(secret, binding ‖ position))`. */
export const createCursors = (loadSecret: () => Promise<LiveSecret>): Cursors => {
  const sealed = (secret: string, position: string, binding: string) => {
    const mac = createHmac('sha256', secret).update(JSON.stringify(['cursor', binding, position]));
    return `${Buffer.from(position).toString('base64url')}.${mac.digest('base64url')}`;
  };
  return {
    async seal(position, binding) {
      return position ? { nextCursor: sealed((await loadSecret()).current, position, binding) } : {};
    },
    async open(cursor, binding) {
      if (cursor === undefined) return undefined;
      const position = Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString();
      // Compared as text: one position has one spelling.
      if (isMadeBy(await loadSecret(), cursor, (secret) => sealed(secret, position, binding))) return position;
      throw new Problem('invalid-request', undefined, {
        errors: [{ pointer: '/query/cursor', words: phrase`is not a cursor of this list` }],
      });
    },
  };
};
