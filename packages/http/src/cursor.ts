import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '@portico/contract';

export interface Cursors {
  /** Seals a position of a list for one reader and one query. */
  seal(position: string | null | undefined, binding: string): Promise<{ readonly nextCursor?: string }>;
  /** Opens a cursor; a forged one, or one of another reader or query, is an invalid-request problem. */
  open(cursor: string | undefined, binding: string): Promise<string | undefined>;
}

/** Cursors are `base64url(position).base64url(HMAC-SHA-256(secret, binding ‖ position))`. */
export const createCursors = (loadSecret: () => Promise<string>): Cursors => {
  const mac = async (position: string, binding: string) =>
    createHmac('sha256', await loadSecret())
      .update(JSON.stringify(['cursor', binding, position]))
      .digest();
  return {
    async seal(position, binding) {
      if (!position) return {};
      return {
        nextCursor: `${Buffer.from(position).toString('base64url')}.${(await mac(position, binding)).toString('base64url')}`,
      };
    },
    async open(cursor, binding) {
      if (cursor === undefined) return undefined;
      const [encoded = '', signature = ''] = cursor.split('.');
      const position = Buffer.from(encoded, 'base64url').toString();
      const expected = await mac(position, binding);
      const given = Buffer.from(signature, 'base64url');
      if (given.length === expected.length && timingSafeEqual(given, expected)) return position;
      throw new Problem('invalid-request', undefined, {
        errors: [{ pointer: '/query/cursor', detail: 'is not a cursor of this list' }],
      });
    },
  };
};
