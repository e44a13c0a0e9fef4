import type { CallView, ContentView, OperationPage, SchemaView } from './reference-pages.ts';
import { isPlain } from './schema-view.ts';

/** So many schemas are shown before anybody opens one: about what a reader takes in, and a page of 40 kB. */
export const SHOWN_MAX = 60;

/** The schemas one is made of. */
const partsOf = ({
  items,
  prefix = [],
  properties = [],
  additional,
  variants = [],
  parts = [],
  opened,
}: SchemaView) => [
  ...(opened && !isPlain(opened) ? [opened] : []),
  ...(items ? [items] : []),
  ...prefix,
  ...properties.flatMap(({ schema, overruled = [] }) => [schema, ...overruled]),
  ...(additional ? [additional] : []),
  ...variants,
  ...parts,
];

/** What goes first when all is too much: the outer before the inner. Answers what is shown with all it is made of. */
const shownOf = (root: SchemaView, max: number): ReadonlySet<SchemaView> => {
  const shown = new Set<SchemaView>();
  let left = max - 1;
  for (const queue = [root], at = { place: 0 }; at.place < queue.length; at.place += 1) {
    const one = queue[at.place];
    const parts = one ? partsOf(one) : [];
    // What is asked for shows its own parts, however many.
    if (!one || (parts.length > left && one !== root)) continue;
    left -= parts.length;
    shown.add(one);
    queue.push(...parts);
  }
  return shown;
};

const bare = ({ items, prefix, properties, additional, variants, parts, opened, ...rest }: SchemaView): SchemaView =>
  opened ? { ...rest, ...(isPlain(opened) && { opened }) } : { ...rest, more: true };

/** A schema with as many of the schemas in it as are shown at once, the outer first; of the others stands that there is more. */
export const cutSchema = (root: SchemaView, max = SHOWN_MAX): SchemaView => {
  const shown = shownOf(root, max);
  const cut = (view: SchemaView): SchemaView => {
    const { items, prefix, properties, additional, variants, parts, opened, ...rest } = view;
    if (!shown.has(view)) return bare(view);
    return {
      ...rest,
      ...(opened && { opened: isPlain(opened) ? opened : cut(opened) }),
      ...(items && { items: cut(items) }),
      ...(prefix && { prefix: prefix.map(cut) }),
      ...(properties && {
        properties: properties.map(({ schema, overruled, ...property }) => ({
          ...property,
          schema: cut(schema),
          ...(overruled && { overruled: overruled.map(cut) }),
        })),
      }),
      ...(additional && { additional: cut(additional) }),
      ...(variants && { variants: variants.map(cut) }),
      ...(parts && { parts: parts.map(cut) }),
    };
  };
  return cut(root);
};

const cutContent = ({ schema, ...content }: ContentView): ContentView => ({
  ...content,
  ...(schema && { schema: cutSchema(schema) }),
});

const cutCall = <C extends CallView>(call: C): C => ({
  ...call,
  parameters: call.parameters.map((parameter) => ({ ...parameter, schema: cutSchema(parameter.schema) })),
  ...(call.body && { body: { ...call.body, contents: call.body.contents.map(cutContent) } }),
  responses: call.responses.map((response) => ({
    ...response,
    headers: response.headers.map((header) => ({ ...header, schema: cutSchema(header.schema) })),
    contents: response.contents.map(cutContent),
  })),
});

/** A page as it is answered: its schemas as deep as they are shown. */
export const cutOperation = (page: OperationPage): OperationPage => ({
  ...cutCall(page),
  callbacks: page.callbacks.map(cutCall),
});
