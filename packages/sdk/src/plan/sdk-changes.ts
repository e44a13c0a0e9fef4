import type { SurfaceItem, SurfacePart } from './sdk-surface.ts';

/** What is another thing for code that uses an SDK, from one version of it to the next. */
export type SdkChange = {
  readonly kind: 'method' | 'type';
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Code that used it does not compile, or does not do what it did. */
  readonly breaking: boolean;
  /** Of a method its signature, of a type the members that are others: as they were, and as they are. */
  readonly before: readonly string[];
  readonly after: readonly string[];
};

const partText = ({ name, type, needed }: SurfacePart, optional: string): string =>
  type === '' ? name : `${name}${needed ? '' : optional}: ${type}`;

const signature = ({ name, parts, gives }: SurfaceItem): string =>
  `${name}(${parts.map((part) => partText(part, '?')).join(', ')}) → ${gives}`;

/** Whether code that was written against a part has to be another for what became of it; who reads a member minds that it may be missing. */
const breaks = (
  kind: SurfaceItem['kind'],
  before: SurfacePart | undefined,
  after: SurfacePart | undefined,
): boolean => {
  if (!after) return true;
  if (!before) return after.needed;
  return (
    before.type !== after.type || (kind === 'type' ? after.needed !== before.needed : after.needed && !before.needed)
  );
};

const changesOfPair = (before: SurfaceItem, after: SurfaceItem): SdkChange | undefined => {
  const old = new Map(before.parts.map((part) => [part.name, part]));
  const now = new Map(after.parts.map((part) => [part.name, part]));
  const names = [...new Set([...old.keys(), ...now.keys()])];
  const other = names.filter((name) => {
    const [a, b] = [old.get(name), now.get(name)];
    return a?.type !== b?.type || a?.needed !== b?.needed;
  });
  if (other.length === 0 && before.gives === after.gives) return undefined;
  const lines = (of: ReadonlyMap<string, SurfacePart>, { gives }: SurfaceItem) => [
    ...(before.gives === after.gives ? [] : [gives]),
    ...other.flatMap((name) => of.get(name) ?? []).map((part) => partText(part, '?')),
  ];
  return {
    kind: after.kind,
    name: after.name,
    change: 'changed',
    breaking: before.gives !== after.gives || other.some((name) => breaks(after.kind, old.get(name), now.get(name))),
    ...(after.kind === 'method'
      ? { before: [signature(before)], after: [signature(after)] }
      : { before: lines(old, before), after: lines(now, after) }),
  };
};

const whole = (item: SurfaceItem): string[] =>
  item.kind === 'method' ? [signature(item)] : item.parts.map((part) => partText(part, '?'));

/** What changes for code, from one surface to another: what breaks it first. */
export const sdkChanges = (before: readonly SurfaceItem[], after: readonly SurfaceItem[]): SdkChange[] => {
  const keyOf = ({ kind, name }: SurfaceItem) => `${kind} ${name}`;
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const now = new Map(after.map((item) => [keyOf(item), item]));
  const removed = before.filter((item) => !now.has(keyOf(item)));
  const changes = [
    ...removed.map(
      (item): SdkChange => ({
        ...{ kind: item.kind, name: item.name, change: 'removed', breaking: true },
        ...{ before: whole(item), after: [] },
      }),
    ),
    ...after.flatMap((item): SdkChange[] => {
      const was = old.get(keyOf(item));
      if (was) return [changesOfPair(was, item)].flatMap((change) => change ?? []);
      return [{ kind: item.kind, name: item.name, change: 'added', breaking: false, before: [], after: whole(item) }];
    }),
  ];
  const rank = ({ kind, breaking }: SdkChange) => Number(!breaking) * 2 + Number(kind === 'type');
  return changes.toSorted((one, other) => rank(one) - rank(other));
};
