import { createHmac } from 'node:crypto';
import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  audited,
  CHANGED,
  countInHour,
  type DeviceAuthorizationItem,
  given,
  secondsToNextHour,
  unlessRefused,
  untilUnchanged,
  writeTogether,
} from '@portico/data';
import {
  asker,
  createId,
  createToken,
  createUserCode,
  hashSecret,
  isChallengeOf,
  matchesHash,
  type Principal,
  readUserCode,
} from '@portico/domain';
import { phrase } from '@portico/words';
import type { Dependencies } from './dependencies.ts';
import { presentDeviceAuthorization } from './present-device-authorizations.ts';
import { over } from './sign-in-steps.ts';
import type { Tokens } from './tokens.ts';

const LIFETIME_MILLISECONDS = 600_000;
const TOKEN_MILLISECONDS = 90 * 86_400_000;
/** What is waited between two questions, and how much longer by who does not (RFC 8628 3.5). */
const INTERVAL_SECONDS = 5;
/** Of 25,600,000,000 codes: whoever guesses, at whichever instance, finds none that lives ten minutes. */
const CODES_PER_HOUR = 60;

const noCode = () => new Problem('not-found', phrase`There is no such code, or it has run out.`);

type Redeemed = Total<Schema<'RedeemedDeviceAuthorization'>>;
const still = (status: 'pending' | 'slow-down' | 'refused', intervalSeconds?: number): Redeemed => ({
  ...{ status, intervalSeconds },
  created: undefined,
});

const loopbackOf = (body: Schema<'Loopback'>) => ({ port: body.port, state: body.state }) satisfies Written<'Loopback'>;

/** Access tokens that programs ask for and people approve (RFC 8628), on their own machine by its loopback (RFC 8252). */
export const deviceAuthorizations = (
  { data, now, secret, portalUrl }: Dependencies & { readonly portalUrl: string },
  tokens: Tokens,
) => {
  const { deviceAuthorization, user } = data.entities;
  const hashOf = (key: string, userCode: string) =>
    createHmac('sha256', key)
      .update(`device ${readUserCode(userCode)}`)
      .digest('hex');
  const told = ({ tokenId, name }: DeviceAuthorizationItem, at: Date) => ({
    entity: { kind: 'accessToken', id: tokenId, name },
    at,
  });

  /** One that is there, whoever asks. */
  const read = async (userCode: string, at: Date): Promise<DeviceAuthorizationItem | undefined> => {
    const keys = (await secret()).all.map((key) => ({ codeHash: hashOf(key, userCode) }));
    const { data: found } = await deviceAuthorization.get(keys).go({ consistent: true });
    return found.find(({ expiresAt }) => expiresAt > at.toISOString());
  };

  /** One that waits to be decided; each time somebody shows a code is counted before it is looked up. */
  const waiting = async ({ userId }: Principal, userCode: string, at: Date): Promise<DeviceAuthorizationItem> => {
    const holder = { holderId: userId, kind: 'device codes' } as const;
    if (await writeTogether(data, (items) => ({ codes: countInHour(items, holder, at, CODES_PER_HOUR) })))
      throw new Problem('rate-limited', phrase`${CODES_PER_HOUR} codes an hour are looked up for a person.`, {
        headers: { 'Retry-After': String(secondsToNextHour(at)) },
      });
    const found = await read(userCode, at);
    if (found?.status !== 'pending') throw noCode();
    return found;
  };

  /** Where the browser tells the program on its machine what was decided. */
  const redirectTo = ({ port, state }: DeviceAuthorizationItem, more: Readonly<Record<string, string>>) =>
    port === undefined
      ? undefined
      : `http://127.0.0.1:${port}/?${new URLSearchParams({ state: state ?? '', ...more }).toString()}`;

  /** How long whoever asks is to wait; longer, who did not wait as long. */
  const waitLonger = async ({ codeHash, intervalSeconds }: DeviceAuthorizationItem, at: Date): Promise<Redeemed> => {
    const before = new Date(at.getTime() - intervalSeconds * 1000).toISOString();
    const polledAt = at.toISOString();
    const inTime = await unlessRefused(
      deviceAuthorization
        .patch({ codeHash })
        .set({ polledAt })
        .where(
          (had, { eq, notExists, lte }) =>
            `${eq(had.intervalSeconds, intervalSeconds)} AND (${notExists(had.polledAt)} OR ${lte(had.polledAt, before)})`,
        )
        .go(),
    );
    if (inTime) return still('pending', intervalSeconds);
    const longer = intervalSeconds + INTERVAL_SECONDS;
    await unlessRefused(
      deviceAuthorization
        .patch({ codeHash })
        .set({ polledAt, intervalSeconds: longer })
        .where((had, { eq }) => eq(had.intervalSeconds, intervalSeconds))
        .go(),
    );
    return still('slow-down', longer);
  };

  const redeemed = async (item: DeviceAuthorizationItem, at: Date): Promise<Redeemed | typeof CHANGED> => {
    const { codeHash, tokenId, name, scopes, userId = '' } = item;
    const person = (await user.get({ userId }).go({ consistent: true })).data;
    if (!person || person.disabledAt) throw over();
    const wanted = { tokenId, name, scopes, expiresAt: new Date(at.getTime() + TOKEN_MILLISECONDS) };
    // It goes with the token's coming: whoever fetches it twice at once has one.
    const created = await tokens.make(userId, wanted, at, (items) =>
      items.deviceAuthorization
        .remove({ codeHash })
        .where((had, { eq }) => `${eq(had.status, 'approved')} AND ${eq(had.tokenId, tokenId)}`)
        .commit(),
    );
    return created === CHANGED ? CHANGED : { status: 'done', intervalSeconds: undefined, created };
  };

  return {
    async create(body: Schema<'NewDeviceAuthorization'>): Promise<Total<Schema<'CreatedDeviceAuthorization'>>> {
      const { name, scopes, challenge, loopback } = {
        name: body.name,
        scopes: body.scopes,
        challenge: body.challenge,
        loopback: body.loopback && loopbackOf(body.loopback),
      } satisfies Written<'NewDeviceAuthorization'>;
      const at = now();
      const userCode = createUserCode();
      const expires = new Date(at.getTime() + LIFETIME_MILLISECONDS);
      const item = {
        ...{
          codeHash: hashOf((await secret()).current, userCode),
          tokenId: createId('accessToken', at),
          name,
          scopes: [...scopes],
          challenge,
        },
        ...given({ port: loopback?.port, state: loopback?.state }),
        ...{ askedFrom: asker()?.address ?? 'none', createdAt: at.toISOString(), status: 'pending' as const },
        ...{ intervalSeconds: INTERVAL_SECONDS, expiresAt: expires.toISOString() },
        expiresAtSeconds: Math.ceil(expires.getTime() / 1000),
      };
      const refused = await writeTogether(data, (items) => ({
        authorization: items.deviceAuthorization
          .put(item)
          .where((had, { notExists, lte }) => `${notExists(had.codeHash)} OR ${lte(had.expiresAt, at.toISOString())}`)
          .commit(),
        audit: audited(items, { ...told(item, at), action: 'token.ask', after: { scopes, from: item.askedFrom } }),
      }));
      // Another one that waits has the same letters: once in a billion.
      if (refused) throw new Problem('unavailable');
      const page = loopback ? `${portalUrl}/device?code=${userCode}` : `${portalUrl}/device`;
      return { userCode, page, intervalSeconds: INTERVAL_SECONDS, expiresAt: item.expiresAt };
    },

    async find(principal: Principal, body: Schema<'ShownUserCode'>): Promise<Total<Schema<'DeviceAuthorization'>>> {
      const { userCode } = { userCode: body.userCode } satisfies Written<'ShownUserCode'>;
      const at = now();
      const item = await waiting(principal, userCode, at);
      return presentDeviceAuthorization(item, {
        userCode: readUserCode(userCode),
        address: asker()?.address,
        tokenExpiresAt: new Date(at.getTime() + TOKEN_MILLISECONDS).toISOString(),
      });
    },

    async decide(
      principal: Principal,
      body: Schema<'DeviceAuthorizationDecision'>,
    ): Promise<Total<Schema<'DecidedDeviceAuthorization'>>> {
      const { userCode, approve } = {
        userCode: body.userCode,
        approve: body.approve,
      } satisfies Written<'DeviceAuthorizationDecision'>;
      const at = now();
      const item = await waiting(principal, userCode, at);
      const { codeHash, tokenId } = item;
      const code = approve && item.port !== undefined ? createToken() : undefined;
      const status = approve ? ('approved' as const) : ('refused' as const);
      const refused = await writeTogether(data, (items) => ({
        authorization: items.deviceAuthorization
          .patch({ codeHash })
          .set({ status, userId: principal.userId, ...(code !== undefined && { redirectHash: hashSecret(code) }) })
          .where((had, { eq }) => `${eq(had.status, 'pending')} AND ${eq(had.tokenId, tokenId)}`)
          .commit(),
        audit: audited(items, { ...told(item, at), action: approve ? 'token.approve' : 'token.refuse' }),
      }));
      if (refused) throw noCode();
      return { redirectUrl: redirectTo(item, code === undefined ? { error: 'access_denied' } : { code }) };
    },

    redeem: (body: Schema<'DeviceAuthorizationProof'>): Promise<Redeemed> =>
      untilUnchanged(async () => {
        const { userCode, verifier, code } = {
          userCode: body.userCode,
          verifier: body.verifier,
          code: body.code,
        } satisfies Written<'DeviceAuthorizationProof'>;
        const at = now();
        const item = await read(userCode, at);
        if (!item || !isChallengeOf(item.challenge, verifier)) throw over();
        if (item.status === 'refused') return still('refused');
        if (item.status === 'pending') return waitLonger(item, at);
        // Of who approved, their own browser knows the code, and whoever sent them the link does not.
        if (item.redirectHash !== undefined && !matchesHash(code ?? '', item.redirectHash)) throw over();
        return redeemed(item, at);
      }),
  };
};
