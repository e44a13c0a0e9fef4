import { auth } from '@portico/contract/auth';
import { connectRefusals, connectRepetitions, type Data, writeTogether } from '@portico/data';
import { createTestTable } from '@portico/data/test-table';
import {
  createId,
  foldAddress,
  highestOf,
  LIMITS,
  type Limits,
  liveSecret,
  type Principal,
  REQUEST_LIMITS,
  type Role,
  type TeamRole,
} from '@portico/domain';
import { createHandler } from '@portico/http';
import { createCall, UNCOUNTED } from '@portico/http/test-call';
import { createIdentity } from '@portico/identity';
import { createLogger } from '@portico/telemetry';
import type { Dependencies } from '../src/dependencies.ts';
import type { Mail } from '../src/mailer.ts';
import { nounsOf } from '../src/nouns.ts';
import { routes } from '../src/routes.ts';
import { sendInvitation } from '../src/send-invitation.ts';
import { userPool } from '../src/user-pool.ts';
import { newUserParts } from '../src/user-record.ts';
import { OUTSIDE } from './outside.ts';
import { testRooms } from './rooms.ts';

const START = new Date('2026-11-22T12:00:00.000Z');
const PORTAL = 'https://portal.example';
const ISSUER = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Tests';

export type Someone = Principal & { readonly email: string };
type Created = { readonly id: string };

/** People around a team, the operations of this function over a table of their own, and the mails it sends. */
export const createScene = async (table?: Data, limits: Partial<Limits> = {}, outside: Partial<Dependencies> = {}) => {
  const data: Data = table ?? (await createTestTable());
  let time = START.getTime();
  const clock = {
    now: () => new Date(time),
    /** Lets time pass. */
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
  };
  let live = liveSecret('a secret of the tests');
  const secret = async () => live;
  /** What the secret's values are from then on, the current one first. */
  const rotate = (...[current, ...others]: readonly [string, ...string[]]) => {
    live = liveSecret(current, others);
  };
  const nouns = nounsOf({
    ...testRooms(),
    data,
    now: clock.now,
    secret,
    lasting: async () => 'the first secret of the tests',
    // Nobody signs in here.
    identity: createIdentity({ issuer: ISSUER, clientId: 'client-1' }),
    pool: userPool({ signInUrl: 'https://signin.example', issuer: ISSUER, clientId: 'client-1' }),
    issuer: ISSUER,
    ...OUTSIDE,
    refusalStepMilliseconds: 0,
    limits: { ...LIMITS, ...limits },
    requestLimits: REQUEST_LIMITS,
    ...outside,
  });
  const handler = createHandler<'auth'>(auth, routes(nouns), {
    ...UNCOUNTED,
    portalUrl: PORTAL,
    logger: createLogger(),
    secret,
    repetitions: connectRepetitions(data, clock.now),
    refusals: connectRefusals(data, clock.now),
  });
  const call = createCall(handler);

  const person = async (
    name: string,
    { email = `${name}@example.com`, emailVerified = true, roles = ['developer'] as readonly Role[] } = {},
  ): Promise<Someone> => {
    const userId = createId('user', START);
    const address = foldAddress(email);
    const item = {
      userId,
      email: address,
      emailVerified,
      name,
      createdAt: START.toISOString(),
      role: highestOf(roles),
    };
    await writeTogether(data, (items) => newUserParts(items, item));
    return { userId, roles, email };
  };
  const join = async (teamId: string, { userId }: Principal, role: TeamRole) => {
    await data.entities.membership.create({ userId, teamId, role }).go();
    if (role === 'owner') await data.entities.team.patch({ teamId }).add({ owners: 1 }).go();
  };
  const owner = await person('olga');
  const { body: team } = await call<Created>('createTeam', { as: owner, body: { name: 'Walrus' } });
  const people = {
    owner,
    maintainer: await person('mark'),
    member: await person('mia'),
    outsider: await person('otto'),
    admin: await person('ada', { roles: ['admin'] }),
  };
  await join(team.id, people.maintainer, 'maintainer');
  await join(team.id, people.member, 'member');

  const mails: Mail[] = [];
  const outcome: { refusal?: Error } = {};
  const deliver = sendInvitation({
    data,
    now: clock.now,
    secret,
    portalUrl: PORTAL,
    send: async (mail) => {
      if (outcome.refusal) throw outcome.refusal;
      mails.push(mail);
    },
  });
  /** What the queue brings for an invitation, now. */
  const mail = async (invitationId: string): Promise<string> => {
    const { data: item } = await data.entities.invitation.get({ invitationId }).go({ consistent: true });
    await deliver({ invitationId, round: item?.round ?? '' });
    return secretIn(mails.at(-1));
  };
  const invite = async (email: string, role: TeamRole = 'member', as: Principal = people.owner) =>
    call<Created>('createInvitation', { as, params: { teamId: team.id }, body: { email, role } });
  const rolesIn = async (teamId: string) =>
    Object.fromEntries(
      (await data.entities.membership.query.byTeam({ teamId }).go({ pages: 'all' })).data.map(({ userId, role }) => [
        userId,
        role,
      ]),
    );
  return {
    ...{
      data,
      clock,
      teamId: team.id,
      people,
      call,
      person,
      join,
      mails,
      outcome,
      deliver,
      mail,
      invite,
      rolesIn,
      rotate,
    },
  };
};

/** The secret in the link of a mail. */
export const secretIn = (mail: Mail | undefined): string => /\/invitations\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';

export type Scene = Awaited<ReturnType<typeof createScene>>;
