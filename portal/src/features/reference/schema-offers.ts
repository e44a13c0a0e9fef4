import type { ReferenceSchemaView } from '@portico/client';
import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import type { Offer, Offers, Step } from '../../ui/code-marks.ts';
import { typeOf } from './schema-facts.tsx';

/** A schema and all that it may be made of at the same place. */
const spread = (view: ReferenceSchemaView): readonly ReferenceSchemaView[] =>
  view.opened ? spread(view.opened) : [view, ...[...(view.parts ?? []), ...(view.variants ?? [])].flatMap(spread)];

const stepInto = (view: ReferenceSchemaView, step: Step): readonly ReferenceSchemaView[] => {
  if (typeof step === 'number') return [...(view.items ? [view.items] : []), ...(view.prefix ?? [])];
  const held = (view.properties ?? []).filter(({ name }) => name === step);
  if (held.length === 0 && view.additional) return [view.additional];
  return held.flatMap(({ schema, overruled = [] }) => [schema, ...overruled]);
};

const found = (root: ReferenceSchemaView, path: readonly Step[]): readonly ReferenceSchemaView[] =>
  path.reduce((views, step) => views.flatMap((view) => stepInto(view, step)).flatMap(spread), spread(root));

const unique = (offers: readonly Offer[]): readonly Offer[] => [
  ...new Map(offers.map((offer) => [offer.text, offer])).values(),
];

const valuesOf = ({ kind, values = [], nullable, default: byDefault, example }: ReferenceSchemaView): unknown[] => [
  ...values,
  ...(kind === 'boolean' ? [true, false] : []),
  ...(nullable || kind === 'null' ? [null] : []),
  ...[byDefault, example].filter((one) => one !== undefined),
];

/** What a schema has at each place of a body, as far as its page is read at once. */
export const offersOf = (schema: ReferenceSchemaView, t: ReferenceWords): Offers => ({
  members: (path) =>
    unique(
      found(schema, path)
        .flatMap(({ properties = [] }) => properties)
        .filter((property) => !property.schema.readOnly)
        .map(({ name, required, schema: held }) => ({
          text: name,
          detail: required ? `${typeOf(held, t)} · ${t.required}` : typeOf(held, t),
          first: required,
        })),
    ),
  values: (path) =>
    unique(
      found(schema, path)
        .flatMap(valuesOf)
        .map((value) => ({ text: JSON.stringify(value) })),
    ),
});
