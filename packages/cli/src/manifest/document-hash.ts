import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentHashOf, readGiven, readLocal, uploadOf } from '../documents.ts';
import type { EntityOf } from './entities.ts';

type Version = EntityOf<'APIVersion'>;

const pathOf = ({ folder, spec }: Version): string | undefined =>
  typeof spec.document === 'string' ? join(folder, spec.document) : undefined;

/** The bytes that are sent of a version's document. */
export const documentBytes = (entity: Version): Uint8Array => {
  const path = pathOf(entity);
  return path === undefined ? new TextEncoder().encode(JSON.stringify(entity.spec.document)) : uploadOf(path);
};

/** Of JSON as it is: what was exported is as the portal keeps it, and need not be read by the engine. */
const plainHash = (path: string): string | undefined => {
  try {
    return path.endsWith('.json') && statSync(path).isFile()
      ? contentHashOf(JSON.parse(readFileSync(path, 'utf8')))
      : undefined;
  } catch {
    return undefined;
  }
};

const readAny = (entity: Version) => {
  const path = pathOf(entity);
  const of = { everyKind: true, root: entity.spec.root, rootWord: 'root:' };
  return path === undefined
    ? readGiven(documentBytes(entity), entity.place(['spec', 'document']), { everyKind: true })
    : readLocal(path, of);
};

/** Whether the document that a manifest names is the one that is registered. */
export const isRegistered = async (entity: Version, contentHash: string): Promise<boolean> => {
  const path = pathOf(entity);
  if (path !== undefined && plainHash(path) === contentHash) return true;
  return contentHashOf((await readAny(entity)).document) === contentHash;
};

/** Reads a document that is not registered yet, so that its faults are told before anything is written. */
export const checkDocument = async (entity: Version): Promise<void> => {
  await readAny(entity);
};
