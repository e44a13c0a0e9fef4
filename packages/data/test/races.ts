import { ID_PREFIXES } from '@portico/domain';
import type { Item, RaceTable } from './test-table.ts';

/** Somebody's whole operation, from reading to its answer. */
export type Operation = () => Promise<{ readonly status: number }>;

const ID = new RegExp(`(${Object.values(ID_PREFIXES).join('|')})_[0-9a-hjkmnp-tv-z]{26}`, 'g');
/** Random with each secret, or with an id: among which keys one is watched. */
const SECRET = [
  'hash',
  'watched',
  'lastFour',
  'prefix',
  'tokenHash',
  'sealedRefreshToken',
  'previousSealedRefreshToken',
  'round',
];

type Spell = (text: string) => string;

/** An item for comparing: what is random left out, and sets in the order of what they are spelled as. */
export const written = (value: unknown, spell: Spell = (text) => text): unknown => {
  if (typeof value === 'string') return spell(value);
  if (Array.isArray(value)) return value.map((member) => written(member, spell));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !SECRET.includes(name));
  const members = kept.map(([name, member]) => [name, written(member, spell)]);
  for (const member of members) if (member[0] === 'SS' && Array.isArray(member[1])) member[1].sort();
  return Object.fromEntries(members);
};

/** Of the audit log what was done and what it changed; not where it stands, nor who was refused. */
const toldOf = (item: Item): readonly object[] => {
  if (item.__edb_e__?.S !== 'auditEntry') return [item];
  if (item.action?.S === 'request.refused') return [];
  const { action, actorId, entityId, changes } = item;
  const kept = changes?.L?.filter(({ M }) => !SECRET.includes(M?.name?.S ?? ''));
  return [{ action, actorId, entityId, changes: kept }];
};

/** Every pair of operations as each could meet the other, over one state; what came of it is compared as text. */
export const createRaces = async (table: RaceTable) => {
  const before = await table.items();
  const known = new Set(JSON.stringify(before).match(ID) ?? []);
  /** Ids made since are alike. */
  const spell: Spell = (text) =>
    text.replace(ID, (id, prefix) => (known.has(id) ? id : `${prefix}_new`)).replace(/#watched_.$/, '#watched_');
  let now: readonly Item[] | undefined = before;
  /** The items as text. */
  const state = async () => {
    now = await table.items();
    return now
      .flatMap(toldOf)
      .map((item) => JSON.stringify(written(item, spell)))
      .sort()
      .join('\n');
  };
  /** To how it was, from how it was seen last: nothing but an operation changes it, and each is looked at after. */
  const restore = async (to: readonly Item[] = before) => {
    const last = now ?? (await table.items());
    now = undefined;
    await table.restore(to, last);
  };
  const after = async (operation: Operation, from?: readonly Item[]) => {
    await restore(from);
    await operation();
    return { state: await state(), items: now };
  };
  const memo = new Map<string, ReturnType<typeof after>>();
  const once = (name: string, operation: Operation, from?: readonly Item[]) => {
    const found = memo.get(name) ?? after(operation, from);
    memo.set(name, found);
    return found;
  };
  const refused = ({ status }: { readonly status: number }) => status === 409 || status === 412;

  return {
    /** The states that two operations may lead to: either order, and without one that was told to come again. */
    async allowed(names: readonly [string, string], [one, other]: readonly [Operation, Operation]) {
      const [first, second] = names;
      const [withoutSecond, withoutFirst] = [await once(first, one), await once(second, other)];
      const orders = [
        await once(`${first}, ${second}`, other, withoutSecond.items),
        await once(`${second}, ${first}`, one, withoutFirst.items),
      ].map((order) => order.state);
      return { orders, withoutFirst: withoutFirst.state, withoutSecond: withoutSecond.state };
    },
    /** The second happens whole between what the first reads and what it writes. */
    async interrupted(one: Operation, other: Operation) {
      await restore();
      let answer: { readonly status: number } | undefined;
      table.interrupt(async () => {
        answer = await other();
      });
      const told = await one();
      return { met: answer !== undefined, firstRefused: refused(told), status: told.status, state: await state() };
    },
    /** Both at once, one a little later than the other. */
    async atOnce(one: Operation, other: Operation, milliseconds: number) {
      await restore();
      const [first, second] = await Promise.all([
        one(),
        new Promise((resolve) => setTimeout(resolve, milliseconds)).then(other),
      ]);
      return { firstRefused: refused(first), secondRefused: refused(second), state: await state() };
    },
  };
};
