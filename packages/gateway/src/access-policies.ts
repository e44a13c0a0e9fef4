import type { AccessPolicy, PolicyEffect, PolicyKind, TimeWindow, Weekday } from '@portico/domain';
import { addressRanges } from '@portico/egress/address-ranges';
import { type Phrase, phrase } from '@portico/words';
import type { Headers } from './headers.ts';

/** What policies ask of a call; what nobody knows of it is left out, and fulfils nothing. */
export type PolicedCall = {
  readonly planId: string | undefined;
  /** Of the document; nothing, where it knows none. */
  readonly operation: string | undefined;
  readonly address: string | undefined;
  readonly country: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly headers: Headers;
  readonly certificateSubject: string | undefined;
  /** Of the key; one that names none may do everything. */
  readonly scopes: readonly string[] | undefined;
};

/** Whether a call fulfils a policy, and why, for those whose API it is. */
type Judgement = { readonly passed: boolean; readonly why: Phrase };
type Judge = (call: PolicedCall) => Judgement;

const byList = (effect: PolicyEffect, isListed: boolean, value: string): Judgement =>
  isListed
    ? { passed: effect === 'allow', why: phrase`${value} is listed` }
    : { passed: effect === 'deny', why: phrase`${value} is not listed` };

const formatters = new Map<string, Intl.DateTimeFormat>();
const clockIn = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known) return known;
  const options = { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat('en-GB', options);
  formatters.set(timeZone, made);
  return made;
};

const DAY_BEFORE: Readonly<Record<Weekday, Weekday>> = {
  monday: 'sunday',
  tuesday: 'monday',
  wednesday: 'tuesday',
  thursday: 'wednesday',
  friday: 'thursday',
  saturday: 'friday',
  sunday: 'saturday',
};

/** What a clock on the wall shows in a zone, whatever it was set to this year. */
const wallClock = (timeZone: string, at: number): { readonly day: Weekday; readonly time: string } => {
  const parts = Object.fromEntries(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  // English names of the days, in small letters.
  return { day: String(parts.weekday).toLowerCase() as Weekday, time: `${parts.hour}:${parts.minute}` };
};

const isWithin = ({ days, from, to }: TimeWindow, day: Weekday, time: string): boolean => {
  if (from < to) return days.includes(day) && time >= from && time < to;
  return (days.includes(day) && time >= from) || (days.includes(DAY_BEFORE[day]) && time < to);
};

const linesOf = (headers: Headers, name: string): readonly string[] => {
  const wanted = name.toLowerCase();
  return headers.flatMap(([one, value]) => (one.toLowerCase() === wanted ? [value.trim()] : []));
};

/** A name of a certificate as it is compared: without spaces between its parts. */
const plainSubject = (subject: string): string =>
  subject
    .split(/([,=+])/)
    .map((part) => part.trim())
    .join('');

const judgeOf = (policy: AccessPolicy): Judge => {
  switch (policy.kind) {
    case 'addresses': {
      const isIn = addressRanges(policy.addresses);
      return ({ address }) =>
        address === undefined
          ? { passed: false, why: phrase`nobody knows the address` }
          : byList(policy.effect, isIn(address), address);
    }
    case 'countries': {
      const listed = new Set(policy.countries);
      return ({ country }) =>
        country === undefined
          ? { passed: false, why: phrase`nobody knows the country` }
          : byList(policy.effect, listed.has(country), country);
    }
    case 'times':
      return ({ at }) => {
        const { day, time } = wallClock(policy.timeZone, at);
        const passed = policy.windows.some((window) => isWithin(window, day, time));
        const when = phrase`${day} ${time} in ${policy.timeZone}`;
        return { passed, why: passed ? phrase`${when} is within the hours` : phrase`${when} is not within the hours` };
      };
    case 'headers':
      return ({ headers }) => {
        for (const { name, values } of policy.headers) {
          const lines = linesOf(headers, name);
          if (lines.length === 0) return { passed: false, why: phrase`the header ${name} is missing` };
          if (values && !lines.every((line) => values.includes(line)))
            return { passed: false, why: phrase`the header ${name} has another value` };
        }
        return { passed: true, why: phrase`the headers are there` };
      };
    case 'certificate': {
      const subjects = new Set(policy.subjects.map(plainSubject));
      return ({ certificateSubject }) =>
        certificateSubject === undefined
          ? { passed: false, why: phrase`there is no proven certificate` }
          : byList('allow', subjects.has(plainSubject(certificateSubject)), certificateSubject);
    }
    case 'scopes':
      return ({ scopes }) => {
        const missing = scopes && policy.scopes.filter((scope) => !scopes.includes(scope));
        return missing && missing.length > 0
          ? { passed: false, why: phrase`the key lacks ${missing.join(' ')}` }
          : { passed: true, why: phrase`the key has the scopes` };
      };
  }
};

const NOT_OF_THE_PLAN = phrase`it is not for this plan`;
const NOT_OF_THE_OPERATION = phrase`it is not for this operation`;

export type AccessStep = {
  readonly name: string;
  readonly kind: PolicyKind;
  readonly outcome: 'passed' | 'failed' | 'not-asked';
  readonly why: Phrase;
};

/** What one policy says of a call. */
type Step = (call: PolicedCall) => AccessStep;

const stepOf = (policy: AccessPolicy): Step => {
  const { name, kind } = policy;
  const judge = judgeOf(policy);
  const plans = policy.planIds && new Set(policy.planIds);
  const operations = policy.operations && new Set(policy.operations);
  return (call) => {
    if (plans && call.planId !== undefined && !plans.has(call.planId))
      return { name, kind, outcome: 'not-asked', why: NOT_OF_THE_PLAN };
    // What the document does not know may be any of them, spelled as the backend alone understands it.
    if (operations && call.operation !== undefined && !operations.has(call.operation))
      return { name, kind, outcome: 'not-asked', why: NOT_OF_THE_OPERATION };
    const { passed, why } = judge(call);
    return { name, kind, outcome: passed ? 'passed' : 'failed', why };
  };
};

export type AccessPolicies = {
  /** The kind of the first policy that refuses a call; nothing, where none does. */
  readonly refusing: (call: PolicedCall) => PolicyKind | undefined;
  /** What each policy says of a call. */
  readonly explain: (call: PolicedCall) => readonly AccessStep[];
};

/** Reads policies once, for many calls. */
export const accessPolicies = (policies: readonly AccessPolicy[]): AccessPolicies => {
  const steps = policies.map(stepOf);
  return {
    refusing: (call) => {
      for (const step of steps) {
        const { outcome, kind } = step(call);
        if (outcome === 'failed') return kind;
      }
      return undefined;
    },
    explain: (call) => steps.map((step) => step(call)),
  };
};

/** What a refused caller hears: what was asked about, and nothing of what was asked for. */
export const REFUSALS: Readonly<Record<PolicyKind, Phrase>> = {
  addresses: phrase`The API is not for calls from this address.`,
  countries: phrase`The API is not for calls from this country.`,
  times: phrase`The API is not for calls at this time.`,
  headers: phrase`The API asks for headers that the call does not have.`,
  certificate: phrase`The API asks for a client certificate that the call does not have.`,
  scopes: phrase`The API asks for scopes that the key does not have.`,
};
