import { codeMarkdown as code, plainMarkdown as plain, quotedMarkdown as quoted } from '@portico/words/markdown-text';
import type { JsonObject, JsonValue } from '../json-value.ts';
import type { ExampleView, SchemaView } from './reference-pages.ts';

/** Where the pages of a reference are. */
export type ReferenceLinks = {
  readonly front: string;
  readonly operation: (slug: string) => string;
  readonly schema: (slug: string) => string;
  readonly tag: (slug: string) => string;
};

export const linked = (text: string, url: string): string => `[${plain(text) || 'untitled'}](${url})`;

const json = (value: JsonValue): string => code(JSON.stringify(value));

/** What is said besides, a line for each. */
export const factsOf = (held: JsonObject | undefined, indent: string): string[] =>
  Object.entries(held ?? {}).map(([name, value]) => `${indent}- ${code(name)}: ${json(value)}`);

const typeOf = (view: SchemaView, links: ReferenceLinks): string => {
  const or = view.nullable ? ' or null' : '';
  switch (view.kind) {
    case 'reference':
      return (view.link ? linked(view.link.slug, links.schema(view.link.slug)) : 'any value') + or;
    case 'array':
      return (view.items && !view.prefix ? `list of ${typeOf(view.items, links)}` : 'list') + or;
    case 'union':
      return (view.mode === 'oneOf' ? 'exactly one of these' : 'any of these') + or;
    case 'all':
      return `all of these${or}`;
    case 'any':
      return 'any value';
    case 'never':
      return 'no value';
    case 'enum':
      return `one of ${(view.values ?? []).map(json).join(', ')}${or}`;
    default:
      return view.kind + (view.format === undefined ? '' : ` (${plain(view.format)})`) + or;
  }
};

/** What something is, in a line. */
export const typeLine = (
  view: SchemaView,
  links: ReferenceLinks,
  said: { readonly required?: boolean; readonly deprecated?: boolean | undefined; readonly place?: string } = {},
): string =>
  [
    typeOf(view, links),
    ...(said.place === undefined ? [] : [`in ${said.place}`]),
    ...(said.required ? ['required'] : []),
    ...(view.readOnly ? ['read-only'] : []),
    ...(view.writeOnly ? ['write-only'] : []),
    ...(view.deprecated || said.deprecated ? ['deprecated'] : []),
  ].join(', ');

/** What holds of a value. */
const facts = (view: SchemaView, indent: string): string[] => [
  ...factsOf(view.limits, indent),
  ...(view.default === undefined ? [] : [`${indent}- default: ${json(view.default)}`]),
  ...(view.example === undefined ? [] : [`${indent}- example: ${json(view.example)}`]),
  ...factsOf(view.rest, indent),
];

const words = (view: SchemaView, indent: string): string[] =>
  [view.title, view.description, ...(view.also ?? [])]
    .filter((text) => text !== undefined && text.trim() !== '')
    .flatMap((text) => ['', ...quoted(text ?? '', indent)]);

type Said = { readonly required?: boolean; readonly overruled?: readonly SchemaView[] | undefined };

const named = (name: string, view: SchemaView, links: ReferenceLinks, indent: string, said: Said = {}): string[] => [
  `${indent}- ${name}: ${typeLine(view, links, { required: said.required ?? false })}`,
  ...schemaLines(view, links, `${indent}  `),
  ...(said.overruled ?? []).flatMap((earlier) => named('said before', earlier, links, `${indent}  `)),
];

const discriminated = ({ discriminator }: SchemaView, links: ReferenceLinks, indent: string): string[] =>
  discriminator
    ? [
        `${indent}- told apart by ${code(discriminator.property)}`,
        ...discriminator.mapping.map(
          ({ value, slug }) =>
            `${indent}  - ${code(value)}${slug === undefined ? '' : `: ${linked(slug, links.schema(slug))}`}`,
        ),
      ]
    : [];

/** What a schema says and is made of, as a list; its type was said. */
export const schemaLines = (view: SchemaView, links: ReferenceLinks, indent: string): string[] => {
  const part = (name: string, one: SchemaView) => named(name, one, links, indent);
  const nameOf = (one: SchemaView, otherwise: string) => plain(one.title ?? one.link?.slug ?? otherwise);
  return [
    ...words(view, indent),
    ...facts(view, indent),
    ...(view.arguments ?? []).flatMap(({ name, required, schema }) =>
      named(`takes ${code(name)}`, schema, links, indent, { required }),
    ),
    ...discriminated(view, links, indent),
    ...(view.properties ?? []).flatMap(({ name, required, schema, overruled }) =>
      named(code(name), schema, links, indent, { required, overruled }),
    ),
    ...(view.variants ?? []).flatMap((one, at) => part(nameOf(one, `choice ${at + 1}`), one)),
    ...(view.parts ?? []).flatMap((one, at) => part(nameOf(one, `part ${at + 1}`), one)),
    ...(view.prefix ?? []).flatMap((one, at) => part(`item ${at + 1}`, one)),
    ...(view.items ? (isBare(view.items) && !view.prefix ? [] : part('each item', view.items)) : []),
    ...(view.additional ? part('further fields', view.additional) : []),
    ...(view.closed ? [`${indent}- no further fields`] : []),
    ...(view.more ? [`${indent}- more of it is left out here`] : []),
    ...(view.opened && view.opened.kind !== 'object' ? [`${indent}- type: ${typeLine(view.opened, links)}`] : []),
    ...(view.opened ? schemaLines(view.opened, links, indent) : []),
  ];
};

/** Whether its type says all there is. */
const isBare = ({
  kind,
  pointer: _,
  format: _format,
  values: _values,
  link: _link,
  nullable: _or,
  ...rest
}: SchemaView) => kind !== 'array' && Object.keys(rest).length === 0;

/** Examples of a place, each in a line. */
export const exampleLines = (examples: readonly ExampleView[] | undefined, indent: string): string[] =>
  (examples ?? []).flatMap(({ name, summary, description, value, externalValue, rest }) => [
    `${indent}- example${name === undefined ? '' : ` ${code(name)}`}${summary === undefined ? '' : ` (${plain(summary)})`}${value === undefined ? '' : `: ${json(value)}`}${externalValue === undefined ? '' : ` at ${code(externalValue)}`}`,
    ...(description === undefined ? [] : ['', ...quoted(description, `${indent}  `)]),
    ...factsOf(rest, `${indent}  `),
  ]);
