import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { audited, portalName, writeTogether } from '@portico/data';
import type { Principal } from '@portico/domain';
import { noticeParts } from '@portico/events';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import type { RecoveryCodes } from './recovery-codes.ts';

/** What an app reads from a QR code (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). */
const uriOf = (issuer: string, secret: string, email: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?${new URLSearchParams({ secret, issuer })}`;

const codeRefused = () =>
  new Problem('code-refused', undefined, {
    errors: [{ pointer: '/code', words: phrase`is wrong, or was used already` }],
  });

/** The rules of authenticator apps: the user pool has the secret and asks for the code, we know that it does. */
export const authenticators = (dependencies: Dependencies, recovery: RecoveryCodes) => {
  const { data, now, pool, identity } = dependencies;
  const userOf = async ({ userId }: Principal) => {
    const user = (await data.entities.user.get({ userId }).go({ consistent: true })).data;
    if (!user) throw new Problem('unauthenticated');
    return user;
  };
  const subOf = async (accessToken: string): Promise<string> => {
    const claims = await identity.accessToken(accessToken);
    if (!claims) throw new Problem('unauthenticated');
    return claims.sub;
  };
  const none = () => new Problem('conflict', phrase`There is no authenticator app.`);
  const already = () => new Problem('conflict', phrase`An authenticator app is set up already; remove it first.`);

  return {
    async associate(principal: Principal, accessToken: string): Promise<Total<Schema<'AuthenticatorSecret'>>> {
      const { email, authenticatorSince } = await userOf(principal);
      if (authenticatorSince) throw already();
      const secret = await pool.associateAuthenticator(accessToken);
      if (!secret) throw new Problem('conflict', phrase`Your factors are kept where you sign in.`);
      await writeTogether(data, (items) => ({
        audit: audited(items, {
          action: 'authenticator.begin',
          entity: { kind: 'user', id: principal.userId, name: email },
          at: now(),
        }),
      }));
      // A colon would end the name of who asks.
      const issuer = (await portalName(data)).replaceAll(':', ' ');
      return { secret, uri: uriOf(issuer, secret, email) };
    },

    async confirm(
      principal: Principal,
      body: Schema<'AuthenticatorCode'>,
      accessToken: string,
    ): Promise<Total<Schema<'RecoveryCodes'>>> {
      const { code } = { code: body.code } satisfies Written<'AuthenticatorCode'>;
      const { userId, email, authenticatorSince, passkeyAddedAt } = await userOf(principal);
      // Who has one showed it already, and could show another instead.
      if (authenticatorSince || (await pool.verifyAuthenticator(accessToken, code))) throw codeRefused();
      await pool.askForFactors(await subOf(accessToken), { authenticator: true, passkey: !!passkeyAddedAt });
      const at = now().toISOString();
      const [dropped, { codes, parts }] = await Promise.all([recovery.dropped(userId), recovery.made(userId)]);
      const { sessionId } = principal;
      const refused = await writeTogether(data, (items) => ({
        user: items.user
          .patch({ userId })
          .set({ authenticatorSince: at })
          .where((had, { notExists }) => notExists(had.authenticatorSince))
          .commit(),
        session:
          sessionId === undefined ? undefined : items.session.patch({ sessionId }).set({ secondFactorAt: at }).commit(),
        dropped: dropped(items),
        codes: parts(items),
        audit: audited(items, {
          action: 'authenticator.add',
          entity: { kind: 'user', id: userId, name: email },
          at: now(),
        }),
        notice: noticeParts(items, userId, 'authenticator-added', { at: now() }),
      }));
      if (refused) throw codeRefused();
      return { codes };
    },

    async remove(principal: Principal, accessToken: string): Promise<undefined> {
      const { userId, email, authenticatorSince, passkeyAddedAt } = await userOf(principal);
      if (!authenticatorSince) throw none();
      // Who has a passkey still needs them.
      const dropped = passkeyAddedAt ? undefined : await recovery.dropped(userId);
      await pool.askForFactors(await subOf(accessToken), { authenticator: false, passkey: false });
      await writeTogether(data, (items) => ({
        user: items.user.patch({ userId }).remove(['authenticatorSince']).commit(),
        codes: dropped?.(items),
        audit: audited(items, {
          action: 'authenticator.remove',
          entity: { kind: 'user', id: userId, name: email },
          at: now(),
        }),
        notice: noticeParts(items, userId, 'authenticator-removed', { at: now() }),
      }));
      return undefined;
    },

    async renewCodes(principal: Principal): Promise<Total<Schema<'RecoveryCodes'>>> {
      const { userId, email, authenticatorSince, passkeyAddedAt } = await userOf(principal);
      if (!authenticatorSince && !passkeyAddedAt) throw new Problem('conflict', phrase`There is no second factor.`);
      const [dropped, made] = await Promise.all([recovery.dropped(userId), recovery.made(userId)]);
      await writeTogether(data, (items) => ({
        dropped: dropped(items),
        made: made.parts(items),
        audit: audited(items, {
          action: 'recovery-codes.renew',
          entity: { kind: 'user', id: userId, name: email },
          at: now(),
        }),
        notice: noticeParts(items, userId, 'recovery-codes-renewed', { at: now() }),
      }));
      return { codes: made.codes };
    },
  };
};
