import type { createFaultyTable, FaultKind, Item } from './test-table.ts';

/** What is counted or told beside a change, whatever comes of it: that it was tried is true. */
const BESIDE = new Set(['hourlyCount', 'requestCount', 'repetition', 'lease']);
export const ofChange = (items: readonly Item[]): readonly Item[] =>
  items.filter((item) => !BESIDE.has(item.__edb_e__?.S ?? '') && item.action?.S !== 'request.refused');

/** How many there are of each kind: ids differ from run to run. */
export const kinds = (items: readonly Item[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(ofChange(items), (item) => item.__edb_e__?.S ?? '')]
      .map(([kind, all]) => [kind, all.length] as const)
      .sort(),
  );

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
};
type Told = {
  readonly status: number;
  /** What there is of each kind, after the first try and after the last. */
  readonly first: Readonly<Record<string, number>>;
  readonly last: Readonly<Record<string, number>>;
  readonly isReplayed: boolean;
  readonly isSame: boolean;
};

/**
 * A request under one idempotency key, broken off before each of its writes and after the last one (`gone`: from then on
 * nothing is written any more, as of a function that was killed), and with each write done that nobody heard of
 * (`unheard`); then asked for again once the key is free, and once more.
 */
export const brokenOff = async (
  table: Awaited<ReturnType<typeof createFaultyTable>>,
  /** How long a key, and a lease, of who is gone is theirs. */
  wait: () => void,
  operation: () => Promise<Answer>,
) => {
  const before = await table.items();
  const tried = async (fault?: { readonly from: number; readonly kind: FaultKind }) => {
    await table.restore(before, await table.items());
    const { value, writes } = await table.during(fault, operation);
    return { answer: value, writes, items: await table.items() };
  };
  const clean = await tried();
  const again: (Told & { readonly what: string; readonly firstStatus: number })[] = [];
  for (const [kind, last] of [
    ['gone', clean.writes + 1],
    ['unheard', clean.writes],
  ] as const)
    for (let from = 1; from <= last; from++) {
      const first = await tried({ from, kind });
      wait();
      const second = await operation();
      const third = await operation();
      again.push({
        what: `${kind} from write ${from} of ${clean.writes}`,
        firstStatus: first.answer.status,
        status: second.status,
        first: kinds(first.items),
        last: kinds(await table.items()),
        isReplayed: third.headers['Idempotency-Replayed'] === 'true',
        isSame:
          JSON.stringify(third.body) === JSON.stringify(second.body) && third.headers.ETag === second.headers.ETag,
      });
    }
  await table.restore(before, await table.items());
  return { before: kinds(before), clean: { status: clean.answer.status, kinds: kinds(clean.items) }, again };
};

/** What is promised of it: one effect, whole, and one answer. */
export const faultsOfRepetition = ({
  before,
  clean,
  again,
}: Awaited<ReturnType<typeof brokenOff>>): readonly string[] => {
  const text = JSON.stringify;
  if (clean.status >= 300 || text(before) === text(clean.kinds)) return [`it does nothing: ${clean.status}`];
  return again.flatMap(({ what, status, first, last, isReplayed, isSame }) => [
    ...(status === clean.status ? [] : [`${what}: answers ${status}`]),
    ...(text(last) === text(clean.kinds) ? [] : [`${what}: ${text(last)}, not ${text(clean.kinds)}`]),
    ...([text(before), text(clean.kinds)].includes(text(first)) ? [] : [`${what}: half done, ${text(first)}`]),
    ...(isReplayed && isSame ? [] : [`${what}: another answer`]),
  ]);
};
