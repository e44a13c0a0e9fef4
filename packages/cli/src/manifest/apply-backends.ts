import type { BackendSettings } from '@portico/client';
import { unlessMissing } from '../registering.ts';
import { type Applying, etagOf } from './applying.ts';
import { changesOf } from './compare.ts';
import type { EntityOf } from './entities.ts';
import { backendSpec, wantedBackend } from './specs.ts';

type Reference = { readonly apiId: string; readonly version: string };
type Environment = 'live' | 'test';

/** Makes the first of an environment. */
const NONE = '"none"';

const applyBackend = async (
  { portal, patient }: Applying,
  at: Reference & { readonly environment: Environment },
  said: BackendSettings,
) => {
  const read = await patient(() => unlessMissing(portal.getBackend(at).withResponse()));
  const has = read && backendSpec(read.data);
  const { auth, ...wanted } = wantedBackend(has, said);
  if (has && changesOf({ ...wanted, auth }, has).length === 0) return;
  const secret = said.auth?.secret;
  const body = { ...wanted, ...(auth && { auth: { ...auth, ...(secret !== undefined && { secret }) } }) };
  await patient(() => portal.putBackend({ ...at, 'If-Match': read ? etagOf(read) : NONE, body }));
};

/** Where calls of live keys go, and of test keys, as far as the manifest says. */
export const applyBackends = async (applying: Applying, at: Reference, { spec }: EntityOf<'APIVersion'>) => {
  const { backend, testBackend } = spec;
  if (backend) await applyBackend(applying, { ...at, environment: 'live' }, backend);
  const test = { ...at, environment: 'test' as const };
  if (testBackend) await applyBackend(applying, test, testBackend);
  else if (testBackend === null)
    await applying.patient(() => unlessMissing(applying.portal.deleteBackend({ ...at, environment: 'test' })));
};
