import type { ReferenceSchemaView } from '@portico/client';
import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import { Badge } from '../../ui/feedback.tsx';
import styles from './schema.module.css';

type Words = { readonly t: ReferenceWords };

/** A value as JSON has it, but a text as it is. */
export const written = (value: unknown): string =>
  typeof value === 'string' && value !== '' ? value : (JSON.stringify(value, undefined, 1) ?? '');

export const Value = ({ value }: { value: unknown }) => <code className={styles.value}>{written(value)}</code>;

const PLAIN = new Set(['string', 'number', 'integer', 'boolean']);

/** What it is, in words: `list of Event or null`. */
export const typeOf = (view: ReferenceSchemaView, t: ReferenceWords): string => {
  const nullable = view.nullable ? ` ${t.orNull}` : '';
  const format = view.format === undefined ? '' : ` · ${view.format}`;
  switch (view.kind) {
    case 'reference':
      return (
        (view.link?.slug ?? t.types.reference) +
        (view.opened && PLAIN.has(view.opened.kind) ? ` · ${typeOf(view.opened, t)}` : '') +
        nullable
      );
    case 'array':
      return (view.items && !view.prefix ? `${t.types.array} ${typeOf(view.items, t)}` : t.types.list) + nullable;
    case 'union':
      return t.types[view.mode ?? 'anyOf'] + nullable;
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return view.kind + format + nullable;
    default:
      return t.types[view.kind] + nullable;
  }
};

export const Flags = ({ view, required, t }: Words & { view: ReferenceSchemaView; required?: boolean }) => (
  <>
    {required && <span className={styles.required}>{t.required}</span>}
    {view.readOnly && <Badge plain>{t.readOnly}</Badge>}
    {view.writeOnly && <Badge plain>{t.writeOnly}</Badge>}
    {view.deprecated && <Badge tone="warn">{t.deprecated}</Badge>}
  </>
);

const VALUES_SHOWN = 12;

const Values = ({ values, t }: Words & { values: readonly unknown[] }) => {
  const list = (some: readonly unknown[]) =>
    some.map((value) => (
      <li key={JSON.stringify(value)}>
        <Value value={value} />
      </li>
    ));
  const more = values.slice(VALUES_SHOWN);
  return (
    <div className={styles.fact}>
      <span>{t.values}</span>
      <ul className={styles.values}>
        {list(values.slice(0, VALUES_SHOWN))}
        {more.length > 0 && (
          <li>
            <details>
              <summary>+ {more.length}</summary>
              <ul className={styles.values}>{list(more)}</ul>
            </details>
          </li>
        )}
      </ul>
    </div>
  );
};

const Fact = ({ name, value }: { name: string; value: unknown }) => (
  <div className={styles.fact}>
    <span>{name}</span>
    {value !== true && <Value value={value} />}
  </div>
);

/** Whatever the document says besides, folded away. */
export const Further = ({ held, t }: Words & { held: Readonly<Record<string, unknown>> | undefined }) =>
  held && Object.keys(held).length > 0 ? (
    <details className={styles.further}>
      <summary>{t.further}</summary>
      <pre>
        <code>{JSON.stringify(held, undefined, 2)}</code>
      </pre>
    </details>
  ) : null;

/** What holds of a value: its values, limits, default and example. */
export const Facts = ({ view, t }: Words & { view: ReferenceSchemaView }) => (
  <>
    {view.values && <Values values={view.values} t={t} />}
    {Object.entries(view.limits ?? {}).map(([name, value]) => (
      <Fact key={name} name={t.limits[name] ?? name} value={value} />
    ))}
    {view.default !== undefined && <Fact name={t.default} value={view.default} />}
    {view.example !== undefined && <Fact name={t.example} value={view.example} />}
    <Further held={view.rest} t={t} />
  </>
);
