import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../credentials.ts';
import type { Unset } from './entities.ts';

/** `$${env:NAME}` is the text itself. */
const REFERENCE = /\$?\$\{(env|file):([^{}]+)\}/g;

type World = { readonly environment: Environment; readonly folder: string };
type Path = readonly (string | number)[];
type Settled = {
  readonly settled: unknown;
  readonly secrets: ReadonlySet<string>;
  readonly faults: readonly Unset[];
  /** Of those that may lead to nothing. */
  readonly unset: readonly Unset[];
};

const referred = (kind: string, name: string, { environment, folder }: World): string | undefined => {
  if (kind === 'env') return environment[name];
  try {
    return readFileSync(join(folder, name), 'utf8').trimEnd();
  } catch {
    return undefined;
  }
};

/** What stays in the portal as it is, where nothing is said of it: a backend's secret, where a document comes from, what a test sends. */
const SECRETS = [
  /^spec\/\w+\/auth\/secret$/,
  /^spec\/source\/url$/,
  /^spec\/testSuites\/\d+\/tests\/\d+\/request\/(path|headers\/.+)$/,
];
const isSecret = (path: Path): boolean => SECRETS.some((form) => form.test(path.join('/')));

/** Puts in what `${env:NAME}` and `${file:path}` lead to; documents that stand in a manifest are left as they are. */
export const settleReferences = (value: unknown, world: World): Settled => {
  const secrets = new Set<string>();
  const faults: Unset[] = [];
  const unset: Unset[] = [];
  const settleText = (text: string, path: Path): string | undefined => {
    let isThere = true;
    const settled = text.replaceAll(REFERENCE, (whole: string, kind: string, name: string) => {
      if (whole.startsWith('$$')) return whole.slice(1);
      const found = referred(kind, name, world);
      if (found === undefined || found === '') {
        isThere = false;
        const told = { path, text: kind === 'env' ? `the environment has no ${name}` : `${name} cannot be read` };
        (isSecret(path) ? unset : faults).push(told);
      } else secrets.add(found);
      return found ?? '';
    });
    // What a test calls is never left out: it is as the portal has it, or refused.
    return isThere ? settled : path.at(-1) === 'path' ? '/' : undefined;
  };
  const settle = (inner: unknown, path: Path): unknown => {
    if (typeof inner === 'string') return settleText(inner, path);
    if (Array.isArray(inner)) return inner.map((entry, index) => settle(entry, [...path, index]));
    if (typeof inner !== 'object' || inner === null) return inner;
    const isDocument = path.length === 2 && path[1] === 'document';
    if (isDocument) return inner;
    const entries = Object.entries(inner).map(([key, entry]) => [key, settle(entry, [...path, key])] as const);
    return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
  };
  return { ...{ settled: settle(value, []), secrets }, ...{ faults, unset } };
};

/** A value that means itself, whatever stands in it. */
export const asWritten = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll(REFERENCE, (whole) => `$${whole}`);
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asWritten(entry)]));
};
