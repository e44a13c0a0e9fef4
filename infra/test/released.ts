import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdsData } from '../../scripts/deploy/plan.ts';

/** What of a stack others lean on, or what would be lost with it. */
export type Kept = {
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** What holds data, whole: some of its properties make it another one. */
  readonly resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;
};

const importsIn = (node: unknown, found: Set<string> = new Set()): Set<string> => {
  if (Array.isArray(node)) for (const item of node) importsIn(item, found);
  else if (typeof node === 'object' && node !== null) {
    const { 'Fn::ImportValue': name } = node as { readonly 'Fn::ImportValue'?: unknown };
    if (typeof name === 'string') found.add(name);
    for (const item of Object.values(node)) importsIn(item, found);
  }
  return found;
};

type Template = {
  readonly Resources?: Kept['resources'];
  readonly Outputs?: Readonly<Record<string, { readonly Export?: { readonly Name: string } }>>;
};

const keptOf = (template: Template): Kept => ({
  imports: [...importsIn(template.Resources)].sort(),
  exports: Object.values(template.Outputs ?? {})
    .flatMap(({ Export }) => (Export ? [Export.Name] : []))
    .sort(),
  resources: Object.fromEntries(
    Object.entries(template.Resources ?? {})
      .filter(([, { Type }]) => holdsData(Type))
      .map(([id, { Type, Properties = {} }]) => [id, { Type, Properties }]),
  ),
});

type Manifest = {
  readonly artifacts: Readonly<Record<string, { readonly type: string; readonly dependencies?: readonly string[] }>>;
};

/** Every stack of an assembly, in the order in which they are deployed. */
export const keptIn = (folder: string): ReadonlyMap<string, Kept> => {
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => file.replace('.template.json', ''));
  const ordered = new Map<string, Kept>();
  const visit = (name: string): void => {
    if (ordered.has(name) || !names.includes(name)) return;
    for (const other of artifacts[name]?.dependencies ?? []) visit(other);
    ordered.set(name, keptOf(JSON.parse(readFileSync(join(folder, `${name}.template.json`), 'utf8'))));
  };
  for (const name of Object.keys(artifacts)) visit(name);
  return ordered;
};

/** What would go wrong if what stands were deployed anew: exports that go while they are read, data that goes with its resource. */
export const upgradeFaults = (
  before: ReadonlyMap<string, Kept>,
  after: ReadonlyMap<string, Kept>,
): readonly string[] => {
  const faults: string[] = [];
  const standing = new Map(before);
  for (const [name, next] of after) {
    const last = standing.get(name);
    for (const gone of (last?.exports ?? []).filter((one) => !next.exports.includes(one)))
      for (const [reader, { imports }] of standing)
        if (reader !== name && imports.includes(gone)) faults.push(`${name} drops ${gone} while ${reader} reads it`);
    standing.set(name, next);
  }
  for (const [name, { resources }] of before)
    for (const id of Object.keys(resources))
      if (after.get(name)?.resources[id] === undefined) faults.push(`${name}/${id} holds data and is gone`);
  return faults;
};

if (import.meta.main) {
  const [folder = 'cdk.out'] = process.argv.slice(2);
  console.log(JSON.stringify(Object.fromEntries(keptIn(folder)), undefined, 2));
}
