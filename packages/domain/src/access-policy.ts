/** What an access policy asks about a call, beyond its key. */
export const POLICY_KINDS = ['addresses', 'countries', 'times', 'headers', 'certificate', 'scopes'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** Whether what is listed may call, or everything but that. */
export const POLICY_EFFECTS = ['allow', 'deny'] as const;
export type PolicyEffect = (typeof POLICY_EFFECTS)[number];

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Hours of days, `from` on and before `to`, as clocks in a zone show them; over midnight where `to` is not after `from`. */
export type TimeWindow = { readonly days: readonly Weekday[]; readonly from: string; readonly to: string };
/** A header that a call must have; with one of these values, where there are some. */
export type RequiredHeader = { readonly name: string; readonly values?: readonly string[] | undefined };

type Asks =
  | { readonly kind: 'addresses'; readonly effect: PolicyEffect; readonly addresses: readonly string[] }
  | { readonly kind: 'countries'; readonly effect: PolicyEffect; readonly countries: readonly string[] }
  | { readonly kind: 'times'; readonly timeZone: string; readonly windows: readonly TimeWindow[] }
  | { readonly kind: 'headers'; readonly headers: readonly RequiredHeader[] }
  | { readonly kind: 'certificate'; readonly subjects: readonly string[] }
  | { readonly kind: 'scopes'; readonly scopes: readonly string[] };

/** Who may call an API beyond holding a key. It holds for calls of these plans and operations; for all, where none are said. */
export type AccessPolicy = Asks & {
  readonly name: string;
  readonly planIds?: readonly string[] | undefined;
  readonly operations?: readonly string[] | undefined;
};

/** What is said of a policy, of whatever kind. */
export type SaidPolicy = {
  readonly name: string;
  readonly kind: PolicyKind;
  readonly planIds?: readonly string[] | undefined;
  readonly operations?: readonly string[] | undefined;
  readonly effect?: PolicyEffect | undefined;
  readonly addresses?: readonly string[] | undefined;
  readonly countries?: readonly string[] | undefined;
  readonly timeZone?: string | undefined;
  readonly windows?: readonly TimeWindow[] | undefined;
  readonly headers?: readonly RequiredHeader[] | undefined;
  readonly subjects?: readonly string[] | undefined;
  readonly scopes?: readonly string[] | undefined;
};

/** What a policy of each kind must say. */
const MEMBERS = {
  addresses: ['addresses'],
  countries: ['countries'],
  times: ['timeZone', 'windows'],
  headers: ['headers'],
  certificate: ['subjects'],
  scopes: ['scopes'],
} as const satisfies Record<PolicyKind, readonly (keyof SaidPolicy)[]>;
const WITH_EFFECT: ReadonlySet<PolicyKind> = new Set(['addresses', 'countries']);
const OF_ALL = new Set(['name', 'kind', 'planIds', 'operations']);

export type PolicyFault = {
  readonly member: string;
  readonly fault: 'missing' | 'of-another-kind' | 'no-time-zone';
};

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** What is wrong with what was said of a policy; nothing, if it can be one. */
export const policyFaults = (said: SaidPolicy): readonly PolicyFault[] => {
  const must: readonly (keyof SaidPolicy)[] = MEMBERS[said.kind];
  const own = (member: string) =>
    must.some((one) => one === member) || (member === 'effect' && WITH_EFFECT.has(said.kind));
  const strangers = Object.entries(said).flatMap(([member, value]): PolicyFault[] =>
    value === undefined || OF_ALL.has(member) || own(member) ? [] : [{ member, fault: 'of-another-kind' }],
  );
  const missing = must.filter((member) => said[member] === undefined);
  return [
    ...strangers,
    ...missing.map((member): PolicyFault => ({ member, fault: 'missing' })),
    ...(said.timeZone !== undefined && !isTimeZone(said.timeZone)
      ? [{ member: 'timeZone', fault: 'no-time-zone' } as const]
      : []),
  ];
};

const asks = (said: SaidPolicy): Asks => {
  const { kind, effect = 'allow', addresses = [], countries = [], timeZone = 'UTC', windows = [] } = said;
  const { headers = [], subjects = [], scopes = [] } = said;
  switch (kind) {
    case 'addresses':
      return { kind, effect, addresses };
    case 'countries':
      return { kind, effect, countries };
    case 'times':
      return { kind, timeZone, windows };
    case 'headers':
      return { kind, headers };
    case 'certificate':
      return { kind, subjects };
    case 'scopes':
      return { kind, scopes };
  }
};

/** The policy that was said, with nothing besides what its kind has; `policyFaults` found none. */
export const policyOf = (said: SaidPolicy): AccessPolicy => ({
  ...{ name: said.name, ...asks(said) },
  ...(said.planIds && said.planIds.length > 0 && { planIds: said.planIds }),
  ...(said.operations && said.operations.length > 0 && { operations: said.operations }),
});
