import { follow, isAsyncApi, isObject, type JsonValue, member, textOf } from '../json-value.ts';
import { placeOf } from './bundle-files.ts';
import { versionOf } from './document-version.ts';
import { documentsAmong, type SourceFiles } from './source-files.ts';

/** A file of an archive that could be the document the others belong to; of one that cannot be read, its path. */
export type DocumentRoot = {
  readonly path: string;
  readonly title?: string;
  readonly version?: string;
  readonly operations: number;
};

/** More to choose from help nobody; the nearest are told of. */
const ROOTS_MAX = 20;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Operations of `paths`; where one of them is in another place, `elsewhere` finds it. */
export const countOperations = (
  paths: JsonValue | undefined,
  elsewhere: (reference: string) => JsonValue | undefined = () => undefined,
): number => {
  if (!isObject(paths)) return 0;
  return Object.values(paths).reduce<number>((sum, item) => {
    const reference = textOf(item, '$ref');
    const found = reference === undefined ? undefined : elsewhere(reference);
    return sum + METHODS.filter((method) => isObject(member(item, method) ?? member(found, method))).length;
  }, 0);
};

const rootOf = (path: string, values: ReadonlyMap<string, JsonValue>): DocumentRoot => {
  const value = values.get(path);
  if ('finding' in versionOf(value) && !isAsyncApi(value)) return { path, operations: 0 };
  const [title, version] = ['title', 'version'].map((field) => textOf(member(value, 'info'), field));
  const elsewhere = (reference: string) => {
    const { file, pointer } = placeOf(reference, path);
    return follow((file === undefined ? undefined : values.get(file)) ?? null, pointer);
  };
  const operations = countOperations(member(value, 'paths'), elsewhere);
  return { path, ...(title && { title }), ...(version && { version }), operations };
};

/** What there is to choose from, the nearest first; nothing, where there is no choice. */
export const rootsAmong = (
  files: SourceFiles,
  values: ReadonlyMap<string, JsonValue>,
): readonly DocumentRoot[] | undefined => {
  const paths = documentsAmong(files);
  return paths.length > 1 ? paths.slice(0, ROOTS_MAX).map((path) => rootOf(path, values)) : undefined;
};
