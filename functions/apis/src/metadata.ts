import { isDeepStrictEqual } from 'node:util';
import { patched, type Schema, type Written } from '@portico/contract';
import { type ApiItem, type Data, given, type StoredMetadata } from '@portico/data';
import { DOCUMENT_FIELDS, type DocumentField } from '@portico/domain';

/** What of an API each field of a document is. */
const PARTS = {
  name: ['name'],
  summary: ['summary'],
  tags: ['tags'],
  contact: ['contactName', 'contactMail', 'contactUrl'],
  terms: ['termsUrl', 'termsText'],
} as const satisfies Readonly<Record<DocumentField, readonly (keyof ApiItem)[]>>;

/** What an API is besides its name, in the catalogue: written where it changes, removed where it goes. */
const WRITTEN = [
  ...(['name', 'summary', 'tags', 'categories', 'contactName', 'contactMail', 'contactUrl'] as const),
  ...(['termsUrl', 'termsText', 'iconText', 'iconColour', 'iconImage', 'iconType', 'fromDocument'] as const),
] as const;
type WrittenName = (typeof WRITTEN)[number];

export type Metadata = Pick<ApiItem, WrittenName>;

/** Whether a part is the same, where an empty list and none are one. */
const same = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(one ?? [], other ?? []) || isDeepStrictEqual(one, other);

/** An API with what follows the document as this document says it; what it must have stays where that says nothing. */
export const following = <Api extends Metadata>(api: Api, told: StoredMetadata | undefined): Api => {
  const { fromDocument = [] } = api;
  if (!told || fromDocument.length === 0) return api;
  const followed = fromDocument.flatMap((field) => [...PARTS[field]]);
  const has = new Map<string, unknown>(Object.entries(told));
  const taken = Object.fromEntries(
    followed.map((part) => [part, has.get(part) ?? (part === 'name' ? api.name : part === 'tags' ? [] : undefined)]),
  );
  const kept = Object.entries({ ...api, ...taken }).filter(([, value]) => value !== undefined);
  // The members are the API's, but for those that went, all of which it may lack.
  return Object.fromEntries(kept) as Api;
};

/** What a new API follows its document in: all that is not said of it, and that it would be seen to lack. */
export const followedAtFirst = ({ summary }: Pick<Schema<'NewApi'>, 'summary'>): DocumentField[] => [
  ...(summary === undefined ? (['summary'] as const) : []),
  'contact',
  'terms',
];

/** An API as a change asks for it; not said, a member stays. */
export const wantedOf = (before: ApiItem, changes: Schema<'ApiChanges'>) =>
  ({
    name: changes.name ?? before.name,
    summary: patched(changes.summary, before.summary),
    visibility: changes.visibility ?? before.visibility,
    sharedWith: changes.sharedWith,
    tags: [...(changes.tags ?? before.tags)],
    featured: changes.featured ?? before.featured ?? false,
    categories: changes.categories ? [...new Set(changes.categories)] : before.categories,
    contactName: patched(changes.contactName, before.contactName),
    contactMail: patched(changes.contactMail, before.contactMail),
    contactUrl: patched(changes.contactUrl, before.contactUrl),
    termsUrl: patched(changes.termsUrl, before.termsUrl),
    termsText: patched(changes.termsText, before.termsText),
    iconText: patched(changes.iconText, before.iconText),
    iconColour: patched(changes.iconColour, before.iconColour),
    iconUploadId: changes.iconUploadId,
    fromDocument: changes.fromDocument,
  }) satisfies Written<'ApiChanges'>;

/** An API with what people said of it; an empty text is none, and a letter takes the place of an image. */
export const said = (
  before: ApiItem,
  wanted: ReturnType<typeof wantedOf>,
  icon: Pick<ApiItem, 'iconImage' | 'iconType'>,
): ApiItem => {
  const gone = new Set<string>(WRITTEN);
  // All but what is said anew below.
  const kept = Object.fromEntries(Object.entries(before).filter(([part]) => !gone.has(part))) as Omit<
    ApiItem,
    WrittenName
  >;
  const { name, visibility, tags, featured } = wanted;
  return {
    ...kept,
    ...{ name, visibility, tags, featured },
    ...given({
      fromDocument: before.fromDocument,
      summary: wanted.summary.becomes || undefined,
      categories: wanted.categories,
      contactName: wanted.contactName.becomes,
      contactMail: wanted.contactMail.becomes,
      contactUrl: wanted.contactUrl.becomes,
      termsUrl: wanted.termsUrl.becomes,
      termsText: wanted.termsText.becomes,
      iconText: wanted.iconText.becomes,
      iconColour: wanted.iconColour.becomes,
      ...icon,
    }),
  };
};

/** What follows the document after a change: what it says, or as before; never what people changed with it. */
export const followedAfter = (
  before: ApiItem,
  after: ApiItem,
  wanted: readonly DocumentField[] | undefined,
): DocumentField[] => {
  const asked = new Set(wanted ?? before.fromDocument ?? []);
  return DOCUMENT_FIELDS.filter((field) => asked.has(field)).filter((field) =>
    PARTS[field].every((part) => same(before[part], after[part])),
  );
};

/** What has to be written of an API that became another. */
export const metadataWrites = (before: Metadata, after: Metadata) => {
  const changed = WRITTEN.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const set: Partial<Metadata> = Object.fromEntries(
    changed.filter((name) => after[name] !== undefined).map((name) => [name, after[name]]),
  );
  return { set: given(set), removed: changed.filter((name) => after[name] === undefined) };
};

/** What the document says that an API follows: that of its default version, or of a draft's newest. */
export const documentOf = async (
  { entities }: Data,
  { apiId, latestVersion }: Pick<ApiItem, 'apiId' | 'latestVersion'>,
): Promise<StoredMetadata | undefined> => {
  const found = latestVersion
    ? (await entities.version.get({ apiId, version: latestVersion }).go({ consistent: true })).data
    : (await entities.version.query.byCreation({ apiId }).go({ order: 'desc', limit: 1 })).data[0];
  return found?.told;
};
