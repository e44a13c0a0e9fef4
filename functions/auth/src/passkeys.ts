import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { audited, CHANGED, type UserItem, untilUnchanged, writeTogether } from '@portico/data';
import type { Principal } from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { noticeParts } from './notices.ts';
import { presentPasskeyCreation } from './present-passkeys.ts';
import type { RecoveryCodes } from './recovery-codes.ts';

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
      if (await pool.completePasskey(accessToken, made))
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

    async remove(principal: Principal, passkeyId: string, accessToken: string): Promise<undefined> {
      const { userId } = principal;
      // Who comes through a connection has none here.
      if (!(await userOf(principal)).passkeyAddedAt) throw new Problem('not-found');
      if (!(await pool.deletePasskey(accessToken, passkeyId))) throw new Problem('not-found');
      const { user, last } = await untilUnchanged(async () => {
        const found = await userOf(principal);
        const left = (await pool.listPasskeys(accessToken)).length;
        const none = left === 0 && found.passkeyAddedAt !== undefined;
        const dropped = none && !found.authenticatorSince ? await recovery.dropped(userId) : undefined;
        const refused = await writeTogether(data, (items) => ({
          // One that was added since changes it: then what is left is counted anew.
          user: none
            ? items.user
                .patch({ userId })
                .remove(['passkeyAddedAt'])
                .where((had, { eq }) => eq(had.passkeyAddedAt, found.passkeyAddedAt ?? ''))
                .commit()
            : undefined,
          codes: dropped?.(items),
          audit: audited(items, {
            ...{ action: 'passkey.remove', entity: entityOf(found), at: now(), before: { passkey: passkeyId } },
          }),
          notice: noticeParts(items, userId, 'passkey-removed', { at: now() }),
        }));
        return refused ? CHANGED : { user: found, last: none };
      });
      if (last) await standIn(accessToken, user, false);
      return undefined;
    },
  };
};
