import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Document, isCollection, isMap, isScalar, LineCounter, type Node, parseAllDocuments } from 'yaml';
import type { Environment } from '../credentials.ts';
import { CommandError } from '../exit-codes.ts';
import schema from '../generated/manifest.schema.json' with { type: 'json' };
import { type Entity, KINDS, type Kind, titleOf } from './entities.ts';
import { refused } from './faults.ts';
import { inOrder } from './graph.ts';

import { settleReferences } from './references.ts';

type Path = readonly (string | number)[];

const ajv = new Ajv({
  ...{ strict: false, allErrors: true },
  formats: { 'date-time': (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) },
});
ajv.addSchema(schema, 'manifest');
const validators = new Map<Kind, ValidateFunction>();

const validatorOf = (kind: Kind): ValidateFunction => {
  const known = validators.get(kind) ?? ajv.compile({ $ref: `manifest#/definitions/${kind}` });
  validators.set(kind, known);
  return known;
};

/** YAML files of a folder, by name; documents that lie beside them are read by who names them. */
const filesOf = (path: string): string[] => {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ya?ml$/i.test(name))
      .map((name) => join(path, name))
      .toSorted();
  } catch (error) {
    throw new CommandError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Where a node stands; of a key, the key. */
const nodeAt = (document: Document, path: Path): Node | undefined => {
  let node: unknown = document.contents;
  let found = node;
  for (const step of path) {
    if (!isCollection(node)) break;
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === String(step)) : undefined;
    const next = pair ? (pair.value ?? pair.key) : node.get(step, true);
    if (next === undefined) break;
    found = pair?.key ?? next;
    node = next;
  }
  return (found ?? undefined) as Node | undefined;
};

const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const WHOLE = new Set(['if', 'anyOf', 'oneOf']);

/** What is wrong, where: an unknown field at the field itself. */
const faultOf = ({ keyword, instancePath, params, message }: ErrorObject): { path: string[]; text: string } => {
  const path = pathOf(instancePath);
  if (keyword === 'additionalProperties') {
    const unknown = String(params.additionalProperty);
    return { path: [...path, unknown], text: `there is no field ${[...path, unknown].join('.')}` };
  }
  const where = path.join('.') || 'it';
  const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
  const constant = keyword === 'const' ? `: ${String(params.allowedValue)}` : '';
  return { path, text: `${where} ${message ?? 'is not allowed'}${allowed}${constant}` };
};

const isKind = (kind: unknown): kind is Kind => KINDS.some((known) => known === kind);

type Read = { readonly entities: Entity[]; readonly faults: string[] };

const readEntity = (file: string, document: Document, counter: LineCounter, environment: Environment): Read => {
  const place = (path: Path = []) => {
    const offset = nodeAt(document, path)?.range?.[0] ?? document.range?.[0] ?? 0;
    return `${file}:${counter.linePos(offset).line}`;
  };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // Aliases that grow into more than anybody wrote, or that lead nowhere.
    return { entities: [], faults: [`${place()}: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  if (!isKind(kind))
    return {
      entities: [],
      faults: [
        `${place(['kind'])}: kind is one of ${KINDS.join(', ')}${kind === undefined ? '' : `, not ${typeof kind === 'string' ? kind : JSON.stringify(kind)}`}`,
      ],
    };
  const {
    settled,
    secrets,
    faults: unresolved,
    unset,
  } = settleReferences(value, { environment, folder: dirname(file) });
  if (unresolved.length > 0)
    return { entities: [], faults: unresolved.map(({ path, text }) => `${place(path)}: ${text}`) };
  const validate = validatorOf(kind);
  if (!validate(settled)) {
    const errors = (validate.errors ?? []).filter(({ keyword }) => !WHOLE.has(keyword));
    const said = errors.map(faultOf).map(({ path, text }) => `${place(path)}: ${text}`);
    return { entities: [], faults: [...new Set(said)] };
  }
  // Held against the schema of its kind just now.
  const { metadata, spec } = settled as { metadata: { name: string }; spec: never };
  return { entities: [{ kind, name: metadata.name, spec, folder: dirname(file), place, secrets, unset }], faults: [] };
};

const readFile = (file: string, environment: Environment): Read => {
  const counter = new LineCounter();
  const text = readFileSync(file, 'utf8');
  const documents = parseAllDocuments(text, { lineCounter: counter, prettyErrors: false });
  if (!Array.isArray(documents)) return { entities: [], faults: [] };
  const read: Read = { entities: [], faults: [] };
  for (const document of documents) {
    if (document.errors.length > 0) {
      read.faults.push(
        ...document.errors.map(({ pos, message }) => `${file}:${counter.linePos(pos[0]).line}: ${message}`),
      );
    } else if (document.contents !== null) {
      const { entities, faults } = readEntity(file, document, counter, environment);
      read.entities.push(...entities);
      read.faults.push(...faults);
    }
  }
  return read;
};

const duplicates = (entities: readonly Entity[]): string[] => {
  const first = new Map<string, Entity>();
  return entities.flatMap((entity) => {
    const title = titleOf(entity);
    const other = first.get(title);
    if (!other) first.set(title, entity);
    return other
      ? [`${entity.place(['metadata', 'name'])}: there is a ${title} at ${other.place(['metadata', 'name'])} already`]
      : [];
  });
};

/** Whether a file of a folder is a manifest: what says no `apiVersion` of ours is somebody's document. */
const isManifest = (file: string): boolean =>
  readFileSync(file, 'utf8')
    .split('\n')
    .some((line) => line.replaceAll(/[{\s"']/g, '').startsWith('apiVersion:portico.dev/'));

/** The folder of guides that something has. */
const guidesIn = ({ kind, folder, spec }: Entity): string[] =>
  (kind === 'API' || kind === 'Portal') && spec.guides !== undefined ? [resolve(folder, spec.guides)] : [];

/** The entities of a file or a folder, checked, in the order they depend on each other; throws all faults at once. */
export const loadManifest = (path: string, environment: Environment): readonly Entity[] => {
  const found = filesOf(path);
  const files = found.length === 1 && found[0] === path ? found : found.filter(isManifest);
  const all = files.map((file) => ({ file, ...readFile(file, environment) }));
  const guides = all.flatMap(({ entities }) => entities.flatMap(guidesIn));
  // What lies among the guides is for their readers.
  const read = all.filter(({ file }) => !guides.some((folder) => resolve(file).startsWith(folder + sep)));
  const entities = read.flatMap((one) => one.entities);
  const faults = [...read.flatMap((one) => one.faults), ...duplicates(entities)];
  if (faults.length > 0) throw refused(faults);
  if (entities.length === 0)
    throw new CommandError(`${path} has no manifest: a document begins with apiVersion: portico.dev/v1`);
  return inOrder(entities);
};
