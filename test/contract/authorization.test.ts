import { type OperationId, operations } from '@portico/contract';
import { may } from '@portico/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GATING } from '../material/gating.ts';
import { keptItems } from '../portico/kept.ts';
import { type CallOptions, callOperation } from './contract-call.ts';
import { askKernel } from './matrix/kernel-alone.ts';
import { keyOf, type Pivot, REWRITES, readPivot, writePivot } from './matrix/pivot.ts';
import { type Asker, createAskers } from './matrix/principals.ts';
import {
  type Answered,
  answeredBy,
  nowhere,
  optionsOf,
  ruledFor,
  type State,
  THINGS,
  type Thing,
  WITHOUT_PRINCIPAL,
} from './matrix/things.ts';
import { createEnded, createOwned, createStanders, type Owned, type Stander } from './standing.ts';

const VISITOR = 'visitor';
/** What is not asked: there is no such path, or the operation asks for nobody. */
const NOT_ASKED = '-';

let askers: readonly Asker[];
let owners: Readonly<Record<'the team’s' | 'another’s', Stander>>;
let owned: Readonly<Record<State, Owned>>;
let pivot: Pivot;
/** What was answered, as the file has it. */
const answered = new Map<string, readonly string[]>();
/** What came of requests that would change something, by request id. */
const changes = new Map<string, { readonly id: OperationId; readonly status: number }>();
type Refused = {
  readonly thing: Thing;
  readonly asker: Asker;
  readonly options: CallOptions;
  readonly status: number;
};
const refusals: Refused[] = [];

const columnsOf = (all: readonly Asker[]) => [...all.map(({ name }) => name), VISITOR];

beforeAll(async () => {
  const { standers, owner } = await createStanders();
  const another = standers.find(({ name }) => name === 'another publisher') ?? owner;
  owners = { 'the team’s': owner, 'another’s': another };
  const [own, others] = await Promise.all([createOwned(owner.person), createOwned(another.person)]);
  owned = { 'the team’s': own, 'another’s': others, ended: await createEnded(own, owner.person), 'never was': nowhere };
  askers = await createAskers(standers, owner, own.secret);
  pivot = REWRITES ? { columns: columnsOf(askers), rows: new Map() } : readPivot();
});

afterAll(() => {
  const rest = WITHOUT_PRINCIPAL.map(
    ({ id, access }) => [keyOf(id, access), columnsOf(askers).map(() => NOT_ASKED)] as const,
  );
  if (REWRITES) writePivot({ columns: columnsOf(askers), rows: new Map([...answered, ...rest]) });
  const cells = [...answered.values()].flat().filter((cell) => cell !== NOT_ASKED).length;
  console.log(
    `${cells} cells of ${answered.size} things and ${askers.length + 1} who ask; ${refusals.length} refusals asked of the kernel alone`,
  );
});

const ask = async (thing: Thing, asker: Asker): Promise<Answered> => {
  const { operation, row, state } = thing;
  const options = { ...(await optionsOf(thing, owned[state], asker.stander)), ...asker.credentials };
  const { status, headers } = await callOperation(operation.id, options);
  // Who has no principal is told of where they got as far as the function: with a key beside a token that was let in before.
  if (operation.method !== 'GET' && status !== 401)
    changes.set(headers.get('x-request-id') ?? '', { id: operation.id, status });
  const answer = answeredBy(status, row);
  if (answer !== 'ok') refusals.push({ thing, asker, options, status });
  return answer;
};

const askVisitor = async (thing: Thing): Promise<string> => {
  if (!thing.operation.visitorPath) return NOT_ASKED;
  const options = await optionsOf(thing, owned[thing.state], undefined);
  return answeredBy((await callOperation(thing.operation.id, { ...options, asVisitor: true })).status, thing.row);
};

/** The first thing of each operation. */
const FIRSTS = new Set(
  Map.groupBy(THINGS, ({ operation }) => operation.id)
    .values()
    .map(([first]) => first),
);
/**
 * What is no credential is none whatever it is sent for: where a merge waits, an operation is asked with each for the first
 * of its things only. Asked for by name, this file asks for all of them.
 */
const sparing = (thing: Thing, asker: Asker): boolean =>
  GATING && !REWRITES && asker.stander === undefined && !FIRSTS.has(thing);

const saidOf = ({ operation, name }: Thing, asker: Asker): string =>
  pivot.rows.get(keyOf(operation.id, name))?.[pivot.columns.indexOf(asker.name)] ?? '';

/** The whole row. One after the other where what one does may be what the next one meets. */
const askAll = async (thing: Thing): Promise<readonly string[]> => {
  const reads = thing.operation.method === 'GET';
  const known = new Map<string, Answered>();
  if (!reads) for (const asker of askers) if (asker.stander) known.set(asker.name, await ask(thing, asker));
  const answerOf = (asker: Asker) =>
    sparing(thing, asker) ? saidOf(thing, asker) : (known.get(asker.name) ?? ask(thing, asker));
  return Promise.all([...askers.map(answerOf), askVisitor(thing)]);
};

describe('who may what', () => {
  it.each(THINGS.map((thing) => [thing.operation.id, thing.name, thing] as const))(
    '%s, %s: as the matrix says, for everybody',
    async (id, name, thing) => {
      const key = keyOf(id, name);
      const row = await askAll(thing);
      answered.set(key, row);
      if (!REWRITES)
        expect(Object.fromEntries(columnsOf(askers).map((who, at) => [who, row[at]]))).toEqual(
          Object.fromEntries(pivot.columns.map((who, at) => [who, pivot.rows.get(key)?.[at]])),
        );
      const ruled = askers.map((asker, at) => ruledFor(thing, asker, owners) ?? row[at]);
      expect(row.slice(0, askers.length), 'the rules say otherwise').toEqual(ruled);
      const { act } = thing.row;
      const visible = thing.state !== 'never was' && (!act || may(undefined, act));
      if (thing.operation.visitorPath) expect(row.at(-1)).toBe(visible ? 'ok' : '404');
    },
  );

  it('is said of every operation of the contract, and of nothing else', () => {
    const said = new Set([...pivot.rows.keys()].map((key) => key.split('\t')[0]));
    if (!REWRITES) expect([...said].sort()).toEqual(Object.keys(operations).sort());
    const rows = [
      ...THINGS.map(({ operation, name }) => keyOf(operation.id, name)),
      ...WITHOUT_PRINCIPAL.map(({ id, access }) => keyOf(id, access)),
    ];
    if (!REWRITES) expect([...pivot.rows.keys()].sort()).toEqual(rows.sort());
    for (const { id, access } of WITHOUT_PRINCIPAL) expect(['public', 'key'], id).toContain(access);
  });
});

describe('where every authorizer lets everybody through', () => {
  const AT_ONCE = 24;

  it('the kernel alone refuses what was refused, and says the same', async () => {
    const wrong: string[] = [];
    const waiting = [...refusals];
    const work = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const { thing, asker, options, status } = next;
        const alone = await askKernel(thing, asker, options);
        if (alone !== status)
          wrong.push(`${thing.operation.id}, ${thing.name}, ${asker.name}: ${alone}, not ${status}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(refusals.length).toBeGreaterThan(2000);
    expect(wrong).toEqual([]);
  });
});

/** What the audit log says of a request: nothing of one that never reached its function or does not fit the contract. */
const toldOf = (id: OperationId, status: number): readonly string[] => {
  // Looking an invitation or a code up has a body, for its secret, and changes nothing; what somebody has seen is their own.
  // A token of somebody else's changes nothing here.
  const reads = [
    'findInvitation',
    'findAgentRequest',
    'findDeviceAuthorization',
    'seeNotices',
    'dryRunAccess',
    'previewPlanChange',
    'previewGuide',
    'previewPortalGuide',
    'exchangeCallToken',
  ];
  // Asking a mock is reading, as every GET is, whatever is answered.
  if (id === 'callMock') return [];
  const untold = reads.includes(id);
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
