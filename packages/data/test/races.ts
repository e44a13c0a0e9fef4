import type { RaceTable } from './test-table.ts';

/** Somebody's whole operation, from reading to its answer. */
export type Operation = () => Promise<{ readonly status: number }>;

const ID = /(usr|team|ses|api|imp|upl|app|sub|key|tst|run|evt|cal)_[0-9a-hjkmnp-tv-z]{26}/g;
/** Random with each secret. */
const SECRET = ['hash', 'lastFour', 'prefix', 'tokenHash', 'sealedRefreshToken', 'previousSealedRefreshToken'];

/** An item as text: what is random left out, and members in one order, as maps of the table have none. */
const written = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !SECRET.includes(name));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, written(member)]));
};

/** Every pair of operations as each could meet the other, over one state; what came of it is compared as text. */
export const createRaces = async (table: RaceTable) => {
  const before = await table.items();
  const known = new Set(JSON.stringify(before).match(ID) ?? []);
  /** The items as text: ids made since are alike. */
  const state = async () =>
    (await table.items())
      .map((item) => JSON.stringify(written(item)).replace(ID, (id, prefix) => (known.has(id) ? id : `${prefix}_new`)))
      .sort()
      .join('\n');
  const serially = async (...operations: readonly Operation[]) => {
    await table.restore(before);
    for (const operation of operations) await operation();
    return state();
  };
  const memo = new Map<string, Promise<string>>();
  const once = (name: string, ...operations: readonly Operation[]) => {
    const found = memo.get(name) ?? serially(...operations);
    memo.set(name, found);
    return found;
  };
  const refused = ({ status }: { readonly status: number }) => status === 409 || status === 412;

  return {
    /** The states that two operations may lead to: either order, and without one that was told to come again. */
    async allowed(names: readonly [string, string], [one, other]: readonly [Operation, Operation]) {
      const [first, second] = names;
      return {
        orders: [await once(`${first}, ${second}`, one, other), await once(`${second}, ${first}`, other, one)] as const,
        withoutFirst: await once(second, other),
        withoutSecond: await once(first, one),
      };
    },
    /** The second happens whole between what the first reads and what it writes. */
    async interrupted(one: Operation, other: Operation) {
      await table.restore(before);
      let answer: { readonly status: number } | undefined;
      table.interrupt(async () => {
        answer = await other();
      });
      const told = await one();
      return { met: answer !== undefined, firstRefused: refused(told), status: told.status, state: await state() };
    },
    /** Both at once, one a little later than the other. */
    async atOnce(one: Operation, other: Operation, milliseconds: number) {
      await table.restore(before);
      const [first, second] = await Promise.all([
        one(),
        new Promise((resolve) => setTimeout(resolve, milliseconds)).then(other),
      ]);
      return { firstRefused: refused(first), secondRefused: refused(second), state: await state() };
    },
  };
};
