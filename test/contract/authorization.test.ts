import { type OperationEntry, type OperationId, operations } from '@portico/contract';
import { may, mayCall } from '@portico/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { keptItems } from '../portico/kept.ts';
import { ASKED_OF, type Row } from './asked-of.ts';
import { type CallOptions, callOperation } from './contract-call.ts';
import { createOwned, createStanders, type Owned, type Stander } from './standing.ts';

let standers: readonly Stander[];
let owner: Stander;
let owned: Owned;
/** Cells that were asked, told at the end. */
let cells = 0;
/** What came of those that would change something, by request id. */
const changes = new Map<string, { readonly id: OperationId; readonly status: number }>();

beforeAll(async () => {
  ({ standers, owner } = await createStanders());
  owned = await createOwned(owner.person);
});

/** How an answer refuses: by its status, or not at all. What is answered to who may hangs on the state of the thing. */
const refusalOf = (status: number, { refused = 404 }: Row): number | 'none' =>
  status === 401 || status === 403 || status === refused ? status : 'none';

/** What the rules say, asked as nobody else asks them: `domain` alone knows who may what. */
const ruledFor = ({ access }: OperationEntry, row: Row, { principal, team }: Stander): number | 'none' => {
  if (access !== 'public' && !mayCall(principal, access)) return 403;
  const standing = { team, ownerId: owner.principal.userId };
  return row.act === undefined || may(principal, row.act, standing) ? 'none' : (row.refused ?? 404);
};

/** Without a principal: nothing, a forged token, a key where a token belongs, and one beside it. */
const strangers = (): readonly CallOptions[] => [
  {},
  { token: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.x' },
  { token: owned.secret },
  { key: owned.secret },
];

/** Last, as it ends sessions that others are about. */
const LAST: OperationId = 'deleteSessions';
const inOrder = Object.values(operations).toSorted((one, other) => Number(one.id === LAST) - Number(other.id === LAST));
const ROWS = inOrder.flatMap((operation): (readonly [string, string, OperationEntry, Row])[] => {
  const rows: Readonly<Record<string, readonly Row[]>> = ASKED_OF;
  return (rows[operation.id] ?? []).map((row) => [operation.id, row.what, operation, row]);
});

describe('who may what', () => {
  it.each(ROWS)('%s, %s: as the rules say, for everybody', async (id, _what, operation, row) => {
    const wrong: string[] = [];
    const ask = async (name: string, who: Stander | undefined, more: CallOptions, wanted: number | 'none') => {
      const { status, headers } = await callOperation(operation.id, { ...(await row.ask(owned, who)), ...more });
      cells += 1;
      if (operation.method !== 'GET') changes.set(headers.get('x-request-id') ?? '', { id: operation.id, status });
      if (refusalOf(status, row) !== wanted) wrong.push(`${name}: ${status}, not ${wanted}`);
    };
    const known = standers.map(
      (who) => () => ask(who.name, who, { token: who.person.token }, ruledFor(operation, row, who)),
    );
    const changesNothing = [
      ...(operation.access === 'public' ? [] : strangers().map((more) => () => ask('nobody', undefined, more, 401))),
      ...(operation.visitorPath
        ? [() => ask('a visitor', undefined, { asVisitor: true }, !row.act || may(undefined, row.act) ? 'none' : 404)]
        : []),
    ];
    // One after the other where what one does may be what the next one meets.
    if (operation.method !== 'GET') for (const one of known) await one();
    else changesNothing.push(...known);
    await Promise.all(changesNothing.map((one) => one()));
    expect(wrong, id).toEqual([]);
  });

  it('is said of every operation, but of those that are called without a principal', () => {
    const alone = Object.values(operations).filter(({ id }) => !(id in ASKED_OF));
    expect(alone.map(({ id, access }) => `${id} ${access}`).sort()).toEqual([
      'answerSignIn public',
      'askPasswordCode public',
      'askSignInLink public',
      'askSignUp public',
      'beginPasskeySignIn public',
      'beginSignIn public',
      'callApi key',
      'callApiRoot key',
      'confirmSignUp public',
      'createSession public',
      'findSignInWays public',
      'refreshSession public',
      'resetPassword public',
      'stepUpSession public',
    ]);
    console.log(`${ROWS.length} things asked of operations, ${cells} cells`);
  });
});

/** What the audit log says of a request: nothing of one that never reached its function or does not fit the contract. */
const toldOf = (id: OperationId, status: number): readonly string[] => {
  // Looking an invitation up has a body, for its secret, and changes nothing; what somebody has seen is their own.
  const untold = id === 'findInvitation' || id === 'seeNotices';
  if (status === 400 || status === 401 || (untold && status < 300)) return [];
  return [status < 300 ? `${id} done` : `${id} refused`];
};

describe('the audit log', () => {
  it('has each change and each refusal once: nothing is done without being told', async () => {
    const told = Map.groupBy(
      (await keptItems()).filter((item) => item.__edb_e__?.S === 'auditEntry'),
      ({ requestId }) => requestId?.S ?? '',
    );
    const wrong: string[] = [];
    for (const [requestId, { id, status }] of changes) {
      const found = (told.get(requestId) ?? []).map(
        ({ operation, action }) => `${operation?.S} ${action?.S === 'request.refused' ? 'refused' : 'done'}`,
      );
      if (found.join() !== toldOf(id, status).join()) wrong.push(`${id}, ${status}: ${found.join() || 'nothing'}`);
    }
    expect(changes.size).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });
});

const NOWHERE = '0'.repeat(26);
const nowhere: Owned = {
  ...({} as Owned),
  apis: { public: 'no-such-api', internal: 'no-such-api', private: 'no-such-api', unpublished: 'no-such-api' },
  teamId: `team_${NOWHERE}`,
  importId: `imp_${NOWHERE}`,
  appId: `app_${NOWHERE}`,
  sessionId: `ses_${NOWHERE}`,
  uploadId: `upl_${NOWHERE}`,
  ids: {
    teamId: `team_${NOWHERE}`,
    userId: `usr_${NOWHERE}`,
    invitationId: `inv_${NOWHERE}`,
    appId: `app_${NOWHERE}`,
    subscriptionId: `sub_${NOWHERE}`,
    keyId: `key_${NOWHERE}`,
    suiteId: `tst_${NOWHERE}`,
    runId: `run_${NOWHERE}`,
    importId: `imp_${NOWHERE}`,
  },
};

describe('what is not there', () => {
  const MADE_FIRST = [
    'cancelSubscription',
    'revokeApiKey',
    'deleteTestSuite',
    'removeMember',
    'revokeInvitation',
    'revokeAccessToken',
  ];
  const asked = ROWS.filter(([id, , , { act }]) => act && !MADE_FIRST.includes(id));

  it.each(asked)('%s, %s: is there for nobody, an admin neither', async (id, _what, operation, row) => {
    const asking = standers.filter(({ principal }) => mayCall(principal, operation.access));
    const answers = await Promise.all(
      asking.map(async (who) =>
        callOperation(operation.id, { ...(await row.ask(nowhere, who)), token: who.person.token }),
      ),
    );
    expect(
      answers.map(({ status }, index) => [asking[index]?.name, status]),
      id,
    ).toEqual(asking.map(({ name }) => [name, row.refused ?? 404]));
  });
});
