import type { ReferenceSchemaView } from '@portico/client';
import type { ComponentType } from 'react';
import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import { Link } from '../../ui/link.tsx';
import { Prose } from '../../ui/markdown.tsx';
import { anchorOf, type Place, schemaPath } from './places.ts';
import styles from './schema.module.css';
import { Facts, Flags, typeOf, Value } from './schema-facts.tsx';

/** Where a schema stands, and what it is read with. `page` is what has the rest of it. */
export type Reading = {
  readonly place: Place;
  readonly page: { readonly operation: string } | { readonly schema: string };
  readonly t: ReferenceWords;
  /** Shows what is read elsewhere when it is opened; it shows it by this very tree. */
  readonly Linked: ComponentType<LinkedProps>;
};
export type LinkedProps = {
  place: Place;
  /** What has it; with a pointer, at that place. */
  page: Reading['page'];
  pointer?: string;
  at: string;
  label: string;
};
type View = { readonly view: ReferenceSchemaView };

/** What a reference leads to, where that is a plain value: it is told in its place. */
const plainOf = ({ opened }: ReferenceSchemaView): ReferenceSchemaView | undefined =>
  opened && !hasParts(opened) ? opened : undefined;

const hasParts = (view: ReferenceSchemaView): boolean => {
  const { properties, items, variants, parts, prefix, additional, more, link, closed } = view;
  return (
    Boolean(properties?.length || variants || parts || prefix || additional || more || closed) ||
    (link !== undefined && plainOf(view) === undefined) ||
    (items !== undefined && hasParts(items))
  );
};

const Words = ({ view }: View) => (
  <>
    {view.description && <Prose>{view.description}</Prose>}
    {view.also?.map((words) => (
      <Prose key={words}>{words}</Prose>
    ))}
  </>
);

/** A named part of another schema: what it is, what is said of it, and, opened by hand, what it is made of. */
const Row = ({
  name,
  required,
  view,
  reading,
  overruled,
  anchor,
}: View & {
  name: string;
  required?: boolean;
  reading: Reading;
  overruled?: readonly ReferenceSchemaView[] | undefined;
  anchor: string;
}) => {
  const { t } = reading;
  const inner = view.kind === 'array' && view.items && !view.prefix ? view.items : view;
  const plain = plainOf(inner);
  return (
    <li className={styles.row} id={anchor}>
      <div className={styles.line}>
        <a href={`#${anchor}`} className={view.deprecated ? styles.gone : undefined}>
          <code>{name}</code>
        </a>
        <span className={styles.type}>{typeOf(view, t)}</span>
        <Flags view={view} required={required ?? false} t={t} />
      </div>
      <Words view={view} />
      <Facts view={view} t={t} />
      {view.arguments && <Arguments view={view} reading={reading} at={anchor} />}
      {plain && <Words view={plain} />}
      {plain && <Facts view={plain} t={t} />}
      {overruled?.map((earlier) => (
        <div key={earlier.pointer} className={styles.overruled}>
          <span>{t.overruled}</span>
          <SchemaTree view={earlier} reading={reading} at={`${anchor}.overruled`} />
        </div>
      ))}
      {hasParts(view) && <Opened view={view} reading={reading} at={anchor} />}
    </li>
  );
};

/** What a field takes. */
const Arguments = ({ view, reading, at }: View & { reading: Reading; at: string }) => (
  <details className={styles.opened}>
    <summary>
      {reading.t.takes} ({view.arguments?.length})
    </summary>
    <ul className={styles.rows}>
      {view.arguments?.map(({ name, required, schema }) => (
        <Row
          key={name}
          name={name}
          required={required}
          view={schema}
          reading={reading}
          anchor={anchorOf(at, 'arguments', name)}
        />
      ))}
    </ul>
  </details>
);

/** What a schema is made of, closed until it is asked for; what is elsewhere is fetched then. */
const Opened = ({ view, reading, at }: View & { reading: Reading; at: string }) => {
  const { t, place, page, Linked } = reading;
  const inner = view.kind === 'array' && view.items && !view.prefix ? view.items : view;
  if (inner.link && !inner.opened)
    return <Linked place={place} page={{ schema: inner.link.slug }} label={inner.link.slug} at={at} />;
  if (inner.more) return <Linked place={place} page={page} pointer={inner.pointer} label={t.showMore} at={at} />;
  if (!hasParts(inner)) return null;
  return (
    <details className={styles.opened}>
      <summary>{inner.properties ? `${t.fields} (${inner.properties.length})` : t.showMore}</summary>
      <Members view={inner} reading={reading} at={at} />
    </details>
  );
};

/** The fields of what is an object and nothing else, wherever it is named. */
const fieldsOf = (view: ReferenceSchemaView): ReferenceSchemaView['properties'] =>
  view.kind === 'reference' ? view.opened && fieldsOf(view.opened) : view.properties;

const Fields = ({ view, reading, at }: View & { reading: Reading; at: string }) =>
  fieldsOf(view)?.map(({ name, required, schema, overruled }) => (
    <Row
      key={name}
      name={name}
      required={required}
      view={schema}
      overruled={overruled}
      reading={reading}
      anchor={anchorOf(at, name)}
    />
  ));

/** What a schema is made of. */
const Members = ({ view, reading, at }: View & { reading: Reading; at: string }) => {
  const { t, place } = reading;
  const { prefix, items, additional, closed, variants, parts, discriminator, opened, link } = view;
  if (link && opened) return <Members view={opened} reading={{ ...reading, page: { schema: link.slug } }} at={at} />;
  const row = (name: string, part: ReferenceSchemaView) => (
    <Row key={part.pointer + name} name={name} view={part} reading={reading} anchor={anchorOf(at, name)} />
  );
  const isList = items !== undefined && !prefix;
  return (
    <>
      {discriminator && (
        <div className={styles.fact}>
          <span>{t.byProperty}</span>
          <code>{discriminator.property}</code>
          <ul className={styles.values}>
            {discriminator.mapping.map(({ value, slug }) => (
              <li key={value}>
                <Value value={value} /> {slug && <Link href={schemaPath(place, slug)}>{slug}</Link>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className={styles.rows}>
        <Fields view={view} reading={reading} at={at} />
        {variants?.map((part, index) => row(part.title ?? part.link?.slug ?? t.choice(index + 1), part))}
        {parts?.map((part, index) =>
          fieldsOf(part) ? (
            <Fields key={part.pointer} view={part} reading={reading} at={at} />
          ) : (
            row(part.title ?? part.link?.slug ?? t.part(index + 1), part)
          ),
        )}
        {prefix?.map((part, index) => row(t.place(index + 1), part))}
        {items && (isList ? hasParts(items) : true) && row(t.item, items)}
        {additional && row(t.additional, additional)}
      </ul>
      {closed && <p className={styles.type}>{t.closed}</p>}
    </>
  );
};

type TreeProps = View & {
  reading: Reading;
  at: string;
  /** What it is and what it is called was said. */
  bare?: boolean;
};

/** A schema as it is read at the top of something: what it is, and at once what it is made of. */
export const SchemaTree = ({ view, reading, at, bare }: TreeProps) => {
  const { t, place, Linked } = reading;
  const inner = view.kind === 'array' && view.items && !view.prefix ? view.items : view;
  const name = inner.link?.slug;
  return (
    <div className={styles.tree}>
      <div className={styles.line}>
        {bare === undefined && <span className={styles.type}>{typeOf(view, t)}</span>}
        {name && <Link href={schemaPath(place, name)}>{t.ofSchema}</Link>}
        {bare === undefined && <Flags view={view} t={t} />}
      </div>
      {!bare && <Words view={view} />}
      <Facts view={view} t={t} />
      {inner !== view && <Facts view={inner} t={t} />}
      {inner.opened && <Words view={inner.opened} />}
      {inner.opened && <Facts view={inner.opened} t={t} />}
      {inner.link && !inner.opened ? (
        <Linked place={place} page={{ schema: inner.link.slug }} label={inner.link.slug} at={at} />
      ) : inner.more ? (
        <Linked place={place} page={reading.page} pointer={inner.pointer} label={t.showMore} at={at} />
      ) : (
        <Members view={inner} reading={reading} at={at} />
      )}
    </div>
  );
};
