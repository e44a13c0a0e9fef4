import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../credentials.ts';

/** `$${env:NAME}` is the text itself. */
const REFERENCE = /\$?\$\{(env|file):([^{}]+)\}/g;

type World = { readonly environment: Environment; readonly folder: string };
type Fault = { readonly path: readonly (string | number)[]; readonly text: string };
type Settled = { readonly settled: unknown; readonly secrets: ReadonlySet<string>; readonly faults: readonly Fault[] };

const referred = (kind: string, name: string, { environment, folder }: World): string | undefined => {
  if (kind === 'env') return environment[name];
  try {
    return readFileSync(join(folder, name), 'utf8').trimEnd();
  } catch {
    return undefined;
  }
};

/** Puts in what `${env:NAME}` and `${file:path}` lead to; documents that stand in a manifest are left as they are. */
export const settleReferences = (value: unknown, world: World): Settled => {
  const secrets = new Set<string>();
  const faults: Fault[] = [];
  const settle = (inner: unknown, path: readonly (string | number)[]): unknown => {
    if (typeof inner === 'string')
      return inner.replaceAll(REFERENCE, (whole: string, kind: string, name: string) => {
        if (whole.startsWith('$$')) return whole.slice(1);
        const found = referred(kind, name, world);
        if (found === undefined || found === '')
          faults.push({ path, text: kind === 'env' ? `the environment has no ${name}` : `${name} cannot be read` });
        else secrets.add(found);
        return found ?? '';
      });
    if (Array.isArray(inner)) return inner.map((entry, index) => settle(entry, [...path, index]));
    if (typeof inner !== 'object' || inner === null) return inner;
    const isDocument = path.length === 2 && path[1] === 'document';
    if (isDocument) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, entry]) => [key, settle(entry, [...path, key])]));
  };
  return { settled: settle(value, []), secrets, faults };
};

/** A value that means itself, whatever stands in it. */
export const asWritten = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll(REFERENCE, (whole) => `$${whole}`);
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asWritten(entry)]));
};
