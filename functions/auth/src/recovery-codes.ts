import { createHmac, randomBytes } from 'node:crypto';
import { audited, type Items, writeTogether } from '@portico/data';
import type { Dependencies } from './dependencies.ts';

const COUNT = 10;
/** Crockford's base 32: no i, l, o, u. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;

/** `abcd-efgh-jkmn-pqrs`: 80 random bits. */
const createCode = (): string =>
  [...randomBytes(LENGTH)]
    .map((byte) => LETTERS[byte & 31] ?? '')
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** As it was meant, however it was copied. */
const read = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');

/** Codes that stand in for a second factor, once each: the table has a keyed hash of each. */
export const recoveryCodes = ({
  data,
  now,
  lasting,
  issuer,
}: Pick<Dependencies, 'data' | 'now' | 'lasting' | 'issuer'>) => {
  const { recoveryCode, identity } = data.entities;
  // The first secret: a code is good for years, and whoever knows that one knows no code by it.
  const hashOf = async (userId: string, code: string) =>
    createHmac('sha256', await lasting())
      .update(`recovery ${userId} ${read(code)}`)
      .digest('hex');
  const left = async (userId: string) => (await recoveryCode.query.primary({ userId }).go({ pages: 'all' })).data;

  return {
    left: async (userId: string): Promise<number> => (await left(userId)).length,

    /** Parts of a transaction: all that there are go. */
    async dropped(userId: string) {
      const had = await left(userId);
      return (items: Items) => had.map(({ hash }) => items.recoveryCode.delete({ userId, hash }).commit());
    },

    /** New ones, and the parts of a transaction that keep them. */
    async made(userId: string) {
      const codes = Array.from({ length: COUNT }, createCode);
      const hashes = await Promise.all(codes.map((code) => hashOf(userId, code)));
      return {
        codes,
        parts: (items: Items) => hashes.map((hash) => items.recoveryCode.put({ userId, hash }).commit()),
      };
    },

    /** Whether it was one of somebody's, and was used by this. */
    async use(sub: string, code: string): Promise<boolean> {
      const userId = (await identity.get({ issuer, sub }).go({ consistent: true })).data?.userId;
      if (userId === undefined) return false;
      const hash = await hashOf(userId, code);
      const refused = await writeTogether(data, (items) => ({
        code: items.recoveryCode
          .remove({ userId, hash })
          .where((had, { exists }) => exists(had.hash))
          .commit(),
        audit: audited(items, {
          action: 'recovery-codes.use',
          entity: { kind: 'user', id: userId },
          ...{ at: now(), actorId: userId },
        }),
      }));
      return refused === undefined;
    },
  };
};

export type RecoveryCodes = ReturnType<typeof recoveryCodes>;
