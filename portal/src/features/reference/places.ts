/** Which version of which API is read; `asked` is the version the address names, where it does. */
export type Place = { readonly slug: string; readonly version: string; readonly asked: string | undefined };

const query = ({ asked }: Place) => (asked === undefined ? '' : `?version=${encodeURIComponent(asked)}`);
const below = (place: Place, path: string) => `/apis/${place.slug}/${path}${query(place)}`;

/** Operations are called by letters and digits alone: what has a hyphen is none. */
export const CLASSIC_VIEW = 'classic-view';

/** Pages of what is no tag: a tag's begins with a letter or digit. */
export const ALL_WEBHOOKS = '-webhooks';
export const ALL_SCHEMAS = '-schemas';

export const referencePath = (place: Place) => below(place, 'reference');
export const operationPath = (place: Place, slug: string) => below(place, `reference/${slug}`);
export const schemaPath = (place: Place, slug: string) => below(place, `schemas/${slug}`);
export const tagPath = (place: Place, slug: string) => below(place, `tags/${slug}`);

/** A page as Markdown. */
export const twinPath = (
  place: Place,
  { operation, schema, tag }: { readonly operation?: string; readonly schema?: string; readonly tag?: string },
) => {
  const page =
    operation !== undefined
      ? `reference/${operation}`
      : schema !== undefined
        ? `schemas/${schema}`
        : tag !== undefined
          ? `tags/${tag}`
          : 'reference';
  return below(place, `${page}.md`);
};

/** The classic view, at one operation where one is given. */
export const classicPath = (place: Place, operation?: { readonly tags: readonly string[]; readonly key: string }) =>
  below(place, `reference/${CLASSIC_VIEW}`) +
  (operation ? `#/${encodeURIComponent(operation.tags[0] ?? 'default')}/${encodeURIComponent(operation.key)}` : '');

/** Where a parameter, an answer or a header is on a page. */
export const anchorOf = (...steps: readonly string[]) =>
  steps.map((step) => step.replaceAll(/[^A-Za-z0-9_-]+/g, '-')).join('.');
