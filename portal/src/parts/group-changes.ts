export type Severity = 'breaking' | 'risky' | 'compatible';

export type ShownChange = {
  readonly rule: string;
  readonly severity: Severity;
  readonly operation?: { readonly method: string; readonly path: string };
  /** How many operations it concerns; `operation` is the first. */
  readonly operationCount?: number;
  readonly message: string;
  readonly action: string;
};

export type ChangeGroup<C extends ShownChange = ShownChange> = {
  readonly key: string;
  readonly operation: ShownChange['operation'];
  readonly changes: readonly C[];
};

/** At most `max` changes by operation, operations in the order of their worst change. */
export const groupChanges = <C extends ShownChange>(changes: readonly C[], max: number): ChangeGroup<C>[] => {
  const groups = new Map<string, C[]>();
  const keyOf = ({ operation }: ShownChange) => (operation ? `${operation.method} ${operation.path}` : '');
  // Grouped first and cut then: an operation that is shown is shown with all that fits.
  for (const change of changes) groups.set(keyOf(change), [...(groups.get(keyOf(change)) ?? []), change]);
  const shown: ChangeGroup<C>[] = [];
  let room = max;
  for (const [key, own] of groups) {
    if (room <= 0) break;
    shown.push({ key, operation: own[0]?.operation, changes: own.slice(0, room) });
    room -= own.length;
  }
  return shown;
};
