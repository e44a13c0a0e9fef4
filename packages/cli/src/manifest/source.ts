import type { ApiSource, ApiSourceSettings } from '@portico/client';
import { type Applying, etagOf } from './applying.ts';
import { changesOf, type FieldChange } from './compare.ts';
import type { EntityOf, Specs } from './entities.ts';

type Said = Specs['API']['source'];

/** Where an API's document comes from, as it would be said; nothing, where it comes from nowhere. */
export const sourceSpec = ({ url, schedule }: ApiSource): ApiSourceSettings | undefined =>
  url === undefined ? undefined : { url, schedule };

/** Whether something secret may stand in an address. */
export const mayHoldSecret = (address: string): boolean => {
  if (!URL.canParse(address)) return true;
  const { username, password, search } = new URL(address);
  return [username, password, search].some((part) => part !== '');
};

const shown = (url: string | undefined) => (url !== undefined && mayHoldSecret(url) ? '(an address)' : url);

/** What of a source is otherwise than a manifest says; an address that it leaves out stays. */
export const sourceChanges = (said: Said, has: ApiSourceSettings | undefined): FieldChange[] => {
  if (said === undefined) return [];
  const wanted = said === null ? {} : { url: said.url ?? has?.url, schedule: said.schedule };
  return changesOf({ url: wanted.url, schedule: wanted.schedule }, has ?? {}).map(({ path, before, after }) => ({
    path: `source.${path}`,
    ...(path === 'url' ? { before: shown(has?.url), after: shown(wanted.url) } : { before, after }),
  }));
};

/** Why a source cannot be as it is said, where nobody knows its address. */
export const sourceFaults = ({ spec, unset, place }: EntityOf<'API'>, has: ApiSourceSettings | undefined): string[] => {
  if (!spec.source || spec.source.url !== undefined || has) return [];
  const [lost] = unset;
  return [lost ? `${place(lost.path)}: ${lost.text}` : `${place(['spec', 'source'])}: a source has a url`];
};

/** Makes where an API's document comes from what its manifest says. */
export const applySource = async ({ portal, patient }: Applying, { name: apiId, spec }: EntityOf<'API'>) => {
  const { source } = spec;
  if (source === undefined) return;
  const read = await patient(() => portal.getApiSource({ apiId }).withResponse());
  const has = sourceSpec(read.data);
  if (sourceChanges(source, has).length === 0) return;
  const body: ApiSourceSettings = source === null ? { schedule: 'off' } : { ...has, ...source };
  await patient(() => portal.putApiSource({ apiId, 'If-Match': etagOf(read), body }));
};
