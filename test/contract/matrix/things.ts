import { type OperationEntry, type OperationId, operations } from '@portico/contract';
import { coversScope, hasRole, may, mayCall, scopeOf } from '@portico/domain';
import { ASKED_OF, type Row } from '../asked-of.ts';
import type { CallOptions } from '../contract-call.ts';
import type { Owned, Stander } from '../standing.ts';
import type { Asker } from './principals.ts';

/** Whose a thing is that is asked for, or that it is no longer, or never was. */
export type State = 'the team’s' | 'another’s' | 'ended' | 'never was';

/** A row of the matrix: an operation, and one thing it is asked for. */
export type Thing = {
  readonly operation: OperationEntry;
  readonly row: Row;
  readonly state: State;
  readonly name: string;
};

const NOWHERE = '0'.repeat(26);
export const nowhere: Owned = {
  // Whoever would make it first asks for what was never made instead (`optionsOf`).
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

/** Whose rows make what they end: asked for by id where it has ended, or never was. */
const MADE_FIRST: Partial<Record<OperationId, Pick<CallOptions, 'body'>>> = {
  cancelSubscription: {},
  revokeApiKey: {},
  rotateApiKey: { body: { overlap: 'PT0S' } },
  deleteTestSuite: {},
  removeMember: {},
  revokeInvitation: {},
  revokeAccessToken: {},
  revokeAgentGrant: {},
};
const CAN_END = /\{(?:subscriptionId|keyId|suiteId|runId|userId|invitationId|sessionId|tokenId|grantId)\}/;

/** What is sent. */
export const optionsOf = async ({ operation, row, state }: Thing, owned: Owned, who: Stander | undefined) => {
  const direct = state === 'ended' || state === 'never was' ? MADE_FIRST[operation.id] : undefined;
  const tokenId = owned.tokenId ?? `pat_${NOWHERE}`;
  const grantId = owned.grantId ?? `agr_${NOWHERE}`;
  const asked: CallOptions = direct
    ? { params: { ...owned.ids, tokenId, grantId }, ...direct }
    : await row.ask(owned, who);
  return asked;
};

/** Last, as it ends sessions that others are about. */
const LAST: OperationId = 'deleteSessions';
const inOrder = Object.values(operations).toSorted((one, other) => Number(one.id === LAST) - Number(other.id === LAST));

const statesOf = ({ path }: OperationEntry, { act }: Row): State[] => [
  'the team’s',
  ...(act ? (['another’s', 'never was'] as const) : []),
  ...(act && CAN_END.test(path) ? (['ended'] as const) : []),
];

/** Every row of the matrix but those of operations that ask for nobody. */
export const THINGS: readonly Thing[] = inOrder.flatMap((operation) => {
  const rows: Readonly<Record<string, readonly Row[]>> = ASKED_OF;
  return (rows[operation.id] ?? []).flatMap((row) =>
    statesOf(operation, row).map((state) => ({ operation, row, state, name: `${row.what}: ${state}` })),
  );
});

/** Operations that are asked without a principal. */
export const WITHOUT_PRINCIPAL = inOrder.filter(({ id }) => !(id in ASKED_OF));

export type Answered = 'ok' | '401' | '403' | '404' | '422';

/** How an answer refuses. What is answered to who may hangs on the state of the thing. */
export const answeredBy = (status: number, { refused = 404 }: Row): Answered =>
  // These are all of them.
  status === 401 || status === 403 || status === refused ? (String(status) as Answered) : 'ok';

/** What the rules say; nothing, of what has ended. */
export const ruledFor = (
  { operation: { access, tag, method }, row, state }: Thing,
  { stander }: Asker,
  owners: Readonly<Record<'the team’s' | 'another’s', Stander>>,
): Answered | undefined => {
  if (access === 'public') return 'ok';
  if (!stander) return '401';
  if (state === 'ended') return undefined;
  const { principal } = stander;
  const wanted = scopeOf({ tag, method, access });
  if (principal.scopes && !(wanted && coversScope(principal.scopes, wanted))) return '403';
  if (!mayCall(principal, access)) return '403';
  const refused = String(row.refused ?? 404) as Answered;
  if (row.admin && !hasRole(principal, 'admin')) return '403';
  if (row.act === undefined) return 'ok';
  if (state === 'never was') return refused;
  const owner = owners[state];
  const isOwner = owner.principal.userId === principal.userId;
  const team = state === 'the team’s' ? stander.team : isOwner ? ('owner' as const) : undefined;
  return may(principal, row.act, { team, ownerId: owner.principal.userId }) ? 'ok' : refused;
};
