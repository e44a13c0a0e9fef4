import type { Import } from '@portico/client';
import { CommandError } from '../exit-codes.ts';
import { importDocument, unlessMissing } from '../registering.ts';
import { applyBackends } from './apply-backends.ts';
import { type Applying, etagOf } from './applying.ts';
import { documentBytes } from './document-hash.ts';
import { type EntityOf, ofKind, versionNameOf } from './entities.ts';
import { versionChanges } from './plan.ts';

type Version = EntityOf<'APIVersion'>;
type Reference = { readonly apiId: string; readonly version: string };

/** What a draft is made of, once its document was read. */
export const draftOf = ({ name, spec, place }: Version, read: Import) => {
  if (read.status === 'failed') {
    const faults = (read.problem?.errors ?? []).map(({ line, detail }) => `\n  line ${line ?? 1}: ${detail}`);
    throw new CommandError(
      `${place(['spec', 'document'])}: the document of ${name} was refused: ${read.problem?.detail ?? ''}${faults.join('')}`,
    );
  }
  const backendUrl = spec.backend?.targets[0]?.url;
  return { importId: read.id, ...(backendUrl !== undefined && { backendUrl }) };
};

/** Draft → published → deprecated → retired, as far as the manifest says. */
const applyLife = async ({ portal, patient, entities }: Applying, at: Reference, { spec }: Version) => {
  const read = () => patient(() => portal.getApiVersion(at).withResponse());
  const { lifecycle, deprecation } = spec;
  let found = await read();
  if (lifecycle !== undefined && lifecycle !== 'draft' && found.data.status === 'draft') {
    const wanted = ofKind(entities, 'API').find(({ name }) => name === at.apiId)?.spec.defaultVersion;
    await patient(() =>
      portal.publishApiVersion({ ...at, makeDefault: wanted === undefined || wanted === at.version }),
    );
    found = await read();
  }
  const changes = new Map(
    versionChanges(spec, { version: found.data, backend: undefined, testBackend: undefined }, Date.now()).map(
      ({ path, after }) => [path, after],
    ),
  );
  if (changes.has('deprecation') && found.data.status !== 'draft') {
    if (deprecation)
      await patient(() => portal.putDeprecation({ ...at, 'If-Match': etagOf(found), body: deprecation }));
    else await patient(() => portal.withdrawDeprecation({ ...at, 'If-Match': etagOf(found), body: {} }));
    found = await read();
  }
  if (lifecycle === 'retired' && found.data.status !== 'retired') {
    if (found.data.status !== 'deprecated') {
      await patient(() => portal.putDeprecation({ ...at, 'If-Match': etagOf(found), body: {} }));
      found = await read();
    }
    await patient(() => portal.retireApiVersion({ ...at, 'If-Match': etagOf(found), body: {} }));
  }
};

export const applyVersion = async (applying: Applying, entity: Version): Promise<void> => {
  const { portal, patient } = applying;
  const { slug: apiId, version } = versionNameOf(entity.name);
  const at = { apiId, version };
  if (!(await patient(() => unlessMissing(portal.getApiVersion(at))))) {
    const read = await importDocument(portal, documentBytes(entity), { patient, root: entity.spec.root });
    await patient(() => portal.createApiVersion({ apiId, body: { ...draftOf(entity, read), version } }));
  }
  await applyBackends(applying, at, entity);
  await applyLife(applying, at, entity);
};
