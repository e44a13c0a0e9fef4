import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { audited, CHANGED, type UserItem, unlessRefused, untilUnchanged, writeTogether } from '@portico/data';
import type { Principal } from '@portico/domain';
import { noticeParts } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentPasskeyCreation } from './present-passkeys.ts';
import type { RecoveryCodes } from './recovery-codes.ts';

/** Beside the ids, for a set that loses its last one is none: then it would seem that none was ever written down. */
const WRITTEN_DOWN = '-';

/** The rules of passkeys: the user pool has and proves them, we know whether somebody has one. */
export const passkeys = (dependencies: Dependencies, recovery: RecoveryCodes) => {
  const { data, now, pool, identity } = dependencies;
  const userOf = async ({ userId }: Principal): Promise<UserItem> => {
    const user = (await data.entities.user.get({ userId }).go({ consistent: true })).data;
    if (!user) throw new Problem('unauthenticated');
    return user;
  };
  const standIn = async (accessToken: string, { authenticatorSince }: UserItem, passkey: boolean) => {
    const sub = authenticatorSince && (await identity.accessToken(accessToken))?.sub;
    if (sub) await pool.askForFactors(sub, { authenticator: true, passkey });
  };
  const entityOf = ({ userId, email }: UserItem) => ({ kind: 'user' as const, id: userId, name: email });

  return {
    async begin(principal: Principal, accessToken: string): Promise<Total<Schema<'PasskeyCreation'>>> {
      const user = await userOf(principal);
      const options = await pool.startPasskey(accessToken);
      if (options === 'elsewhere') throw new Problem('conflict', phrase`Your factors are kept where you sign in.`);
      if (options === 'too-many') throw new Problem('conflict', phrase`You have as many passkeys as there may be.`);
      await writeTogether(data, (items) => ({
        audit: audited(items, { action: 'passkey.begin', entity: entityOf(user), at: now() }),
      }));
      return presentPasskeyCreation(options, user);
    },

    async add(
      principal: Principal,
      body: Schema<'NewPasskey'>,
      accessToken: string,
    ): Promise<Total<Schema<'AddedPasskey'>>> {
      const made = {
        credentialId: body.credentialId,
        authenticatorAttachment: body.authenticatorAttachment,
        response: body.response,
      } satisfies Written<'NewPasskey'>;
      const { credentialId } = made;
      // Known as ours before the user pool has it: it is, too, where this breaks off in between.
      const isNew = await unlessRefused(
        data.entities.user
          .patch({ userId: principal.userId })
          .add({ passkeyIds: [credentialId, WRITTEN_DOWN] })
          .where(({ passkeyIds }, { contains }) => `NOT ${contains(passkeyIds, credentialId)}`)
          .go(),
      );
      const refusal = await pool.completePasskey(accessToken, made);
      if (refusal && isNew)
        await data.entities.user
          .patch({ userId: principal.userId })
          .delete({ passkeyIds: [credentialId] })
          .go();
      if (refusal)
        throw new Problem('code-refused', undefined, {
          errors: [{ pointer: '/response', words: phrase`is of no authenticator that is taken, or came too late` }],
        });
      const { userId } = principal;
      const at = now();
      const { sessionId } = principal;
      // It is there now: it is written down whatever else happens to the person at once.
      const { user, codes } = await untilUnchanged(async () => {
        const found = await userOf(principal);
        const first = !found.authenticatorSince && !found.passkeyAddedAt;
        const recoveryCodes = first ? await recovery.made(userId) : undefined;
        const dropped = first ? await recovery.dropped(userId) : undefined;
        const refused = await writeTogether(data, (items) => ({
          user: items.user
            .patch({ userId })
            .set({ passkeyAddedAt: at.toISOString() })
            .where((had, { eq, notExists }) =>
              [
                found.authenticatorSince
                  ? eq(had.authenticatorSince, found.authenticatorSince)
                  : notExists(had.authenticatorSince),
                found.passkeyAddedAt ? eq(had.passkeyAddedAt, found.passkeyAddedAt) : notExists(had.passkeyAddedAt),
              ].join(' AND '),
            )
            .commit(),
          // An authenticator that proved who holds it made it.
          session: sessionId
            ? items.session.patch({ sessionId }).set({ secondFactorAt: at.toISOString() }).commit()
            : undefined,
          dropped: dropped?.(items),
          made: recoveryCodes?.parts(items),
          audit: audited(items, {
            action: 'passkey.add',
            entity: entityOf(found),
            at,
            after: { passkey: made.credentialId },
          }),
          notice: noticeParts(items, userId, 'passkey-added', { at }),
        }));
        return refused ? CHANGED : { user: found, codes: recoveryCodes?.codes };
      });
      await standIn(accessToken, user, true);
      return { codes };
    },

    /**
     * Written down first, then done in the user pool, then told: broken off anywhere, it is finished by being asked for
     * again, and told once.
     */
    async remove(principal: Principal, passkeyId: string, accessToken: string): Promise<undefined> {
      const { userId } = principal;
      const before = await userOf(principal);
      if (before.passkeyLeaving !== passkeyId) {
        const all = await pool.listPasskeys(accessToken);
        if (!all.some(({ CredentialId }) => CredentialId === passkeyId)) throw new Problem('not-found');
        await data.entities.user.patch({ userId }).set({ passkeyLeaving: passkeyId }).go();
      }
      await pool.deletePasskey(accessToken, passkeyId);
      await untilUnchanged(async () => {
        const found = await userOf(principal);
        // Another request, the same one twice, was faster.
        if (found.passkeyLeaving !== passkeyId) return undefined;
        const none = (await pool.listPasskeys(accessToken)).length === 0;
        const dropped = none && !found.authenticatorSince ? await recovery.dropped(userId) : undefined;
        await standIn(accessToken, found, !none);
        const refused = await writeTogether(data, (items) => ({
          // One that was added since changes it: then what is left is counted anew.
          user: items.user
            .patch({ userId })
            .remove(none ? ['passkeyAddedAt', 'passkeyLeaving'] : ['passkeyLeaving'])
            .delete({ passkeyIds: [passkeyId] })
            .where(
              (had, { eq, notExists }) =>
                `${found.passkeyAddedAt ? eq(had.passkeyAddedAt, found.passkeyAddedAt) : notExists(had.passkeyAddedAt)} AND ${eq(had.passkeyLeaving, passkeyId)}`,
            )
            .commit(),
          codes: dropped?.(items),
          audit: audited(items, {
            ...{ action: 'passkey.remove', entity: entityOf(found), at: now(), before: { passkey: passkeyId } },
          }),
          notice: noticeParts(items, userId, 'passkey-removed', { at: now() }),
        }));
        return refused ? CHANGED : undefined;
      });
      return undefined;
    },

    /** Those that the user pool has; one whose adding broke off before it was written down is, now. */
    async list(principal: Principal, accessToken: string) {
      const { userId } = principal;
      const [user, all] = await Promise.all([userOf(principal), pool.listPasskeys(accessToken)]);
      const isOurs = all.some(({ CredentialId = '' }) => user.passkeyIds?.includes(CredentialId));
      if (!isOurs || user.passkeyAddedAt) return all;
      const at = now();
      await writeTogether(data, (items) => ({
        user: items.user
          .patch({ userId })
          .set({ passkeyAddedAt: at.toISOString() })
          .where((had, { notExists }) => notExists(had.passkeyAddedAt))
          .commit(),
        audit: audited(items, { action: 'passkey.add', entity: entityOf(user), at }),
        notice: noticeParts(items, userId, 'passkey-added', { at }),
      }));
      return all;
    },
  };
};

export type Passkeys = ReturnType<typeof passkeys>;
