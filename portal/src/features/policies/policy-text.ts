import type { AccessPolicy, SampleHeader, TimeWindow } from '@portico/client';

export const KINDS = ['addresses', 'countries', 'times', 'headers', 'certificate', 'scopes'] as const;
export type Kind = (typeof KINDS)[number];
export const EFFECTS = ['allow', 'deny'] as const;
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
/** Which hours a policy of times begins with. */
export const OFFICE_HOURS: TimeWindow = { days: DAYS.slice(0, 5), from: '09:00', to: '17:00' };

/** A policy as its form shows it: lists as lines of text. */
export type PolicyValues = Record<
  | 'name'
  | 'kind'
  | 'effect'
  | 'addresses'
  | 'countries'
  | 'timeZone'
  | 'headers'
  | 'subjects'
  | 'scopes'
  | 'operations',
  string
>;

const one = <Value extends string>(choices: readonly Value[], chosen: string): Value | undefined =>
  choices.find((choice) => choice === chosen);
export const kindOf = (text: string): Kind => one(KINDS, text) ?? 'addresses';
export const methodOf = (text: string) => one(METHODS, text) ?? 'GET';

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
export const wordsOf = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '');

/** A line as `name: rest`; without a colon it is the name alone. */
const named = (line: string): readonly [name: string, rest: string] => {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
};

export const headersOf = (text: string): SampleHeader[] =>
  linesOf(text).map((line) => {
    const [name, value] = named(line);
    return { name, value };
  });

export const valuesOf = (policy: AccessPolicy | undefined): PolicyValues => ({
  name: policy?.name ?? '',
  kind: policy?.kind ?? 'addresses',
  effect: policy?.effect ?? 'allow',
  addresses: policy?.addresses?.join('\n') ?? '',
  countries: policy?.countries?.join(', ') ?? '',
  timeZone: policy?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  headers:
    policy?.headers?.map(({ name, values }) => (values ? `${name}: ${values.join(', ')}` : name)).join('\n') ?? '',
  subjects: policy?.subjects?.join('\n') ?? '',
  scopes: policy?.scopes?.join(' ') ?? '',
  operations: policy?.operations?.join('\n') ?? '',
});

/** The policy that was typed, with what belongs to its kind. */
export const policyOf = (
  typed: PolicyValues,
  windows: readonly TimeWindow[],
  planIds: readonly string[],
): AccessPolicy => {
  const kind = kindOf(typed.kind);
  const effect = one(EFFECTS, typed.effect) ?? 'allow';
  const operations = linesOf(typed.operations);
  const headers = linesOf(typed.headers).map((line) => {
    const [name, rest] = named(line);
    const values = rest.split(',').flatMap((value) => value.trim() || []);
    return { name, ...(values.length > 0 && { values }) };
  });
  return {
    ...{ name: typed.name, kind },
    ...(planIds.length > 0 && { planIds: [...planIds] }),
    ...(operations.length > 0 && { operations }),
    ...(kind === 'addresses' && { effect, addresses: wordsOf(typed.addresses) }),
    ...(kind === 'countries' && { effect, countries: wordsOf(typed.countries.toUpperCase()) }),
    ...(kind === 'times' && { timeZone: typed.timeZone, windows: [...windows] }),
    ...(kind === 'headers' && { headers }),
    ...(kind === 'certificate' && { subjects: linesOf(typed.subjects) }),
    ...(kind === 'scopes' && { scopes: wordsOf(typed.scopes) }),
  };
};

/** What a policy asks for, in a line. */
export const gistOf = (policy: AccessPolicy, dayNames: Readonly<Record<Day, string>>): string => {
  const windows = policy.windows?.map(
    ({ days, from, to }) => `${days.map((day) => dayNames[day]).join(' ')} ${from}–${to}`,
  );
  const lists = [policy.addresses, policy.countries, windows, policy.subjects, policy.scopes];
  const headers = policy.headers?.map(({ name }) => name);
  const asked = [...lists, headers].find((list) => list !== undefined) ?? [];
  return `${asked.slice(0, 3).join(', ')}${asked.length > 3 ? ' …' : ''}`;
};
