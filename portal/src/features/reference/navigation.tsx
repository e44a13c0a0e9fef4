import type { Reference, ReferenceEntry } from '@portico/client';
import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import styles from './navigation.module.css';
import { NavigationFilter } from './navigation-filter.tsx';
import { operationPath, type Place, referencePath, schemaPath, tagPath } from './places.ts';

/** What one is on: an operation, a schema, a tag, or the introduction. */
export type Current = {
  readonly operation?: string;
  readonly schema?: string;
  readonly tag?: string;
};

type NavigationProps = {
  place: Place;
  index: Reference;
  current: Current;
  t: ReferenceWords;
};

/** Of a small document everything is shown; of a large one what is around the reader. */
const SHOWN_MAX = 60;
/** Beside the text on wide screens; on others a sheet, opened without script. */
const SHEET = 'reference-navigation';

export const Entry = ({ entry, place, current }: { entry: ReferenceEntry; place: Place; current?: boolean }) => (
  <Link
    href={operationPath(place, entry.slug)}
    aria-current={current ? 'page' : undefined}
    className={entry.deprecated ? styles.gone : undefined}
    title={`${entry.method.toUpperCase()} ${entry.path}`}
  >
    <span className={styles.method} data-method={entry.method}>
      {entry.method}
    </span>
    <span className={styles.name}>{entry.summary ?? entry.path}</span>
  </Link>
);

/** The tree of what there is to read. */
export const Navigation = ({ place, index, current, t }: NavigationProps) => {
  const { groups, webhooks, schemas } = index;
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  const small = count <= SHOWN_MAX;
  const isCurrent = ({ slug }: ReferenceEntry) => slug === current.operation;
  const tree = (
    <>
      <Link href={referencePath(place)} aria-current={Object.keys(current).length === 0 ? 'page' : undefined}>
        {t.overview}
      </Link>
      {groups.map(({ slug, name, operations }) => {
        const open = small || current.tag === slug || operations.some(isCurrent);
        const title = name || t.other;
        return open ? (
          <section key={slug} aria-label={title}>
            <Link
              href={tagPath(place, slug)}
              className={styles.group}
              aria-current={current.tag === slug ? 'page' : undefined}
            >
              {title}
            </Link>
            <ul>
              {operations.map((entry) => (
                <li key={entry.slug}>
                  <Entry entry={entry} place={place} current={isCurrent(entry)} />
                </li>
              ))}
            </ul>
          </section>
        ) : (
          <Link key={slug} href={tagPath(place, slug)} className={styles.group}>
            {title} <small>{operations.length}</small>
          </Link>
        );
      })}
      {webhooks.length > 0 && (
        <section aria-label={t.webhooks}>
          <span className={styles.group}>{t.webhooks}</span>
          <ul>
            {webhooks.map((entry) => (
              <li key={entry.slug}>
                <Entry entry={entry} place={place} current={isCurrent(entry)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {schemas.length > 0 && (
        <details open={current.schema !== undefined && schemas.length <= SHOWN_MAX * 2}>
          <summary className={styles.group}>
            {t.schemas} <small>{schemas.length}</small>
          </summary>
          <ul>
            {schemas.slice(0, SHOWN_MAX * 2).map(({ slug }) => (
              <li key={slug}>
                <Link href={schemaPath(place, slug)} aria-current={slug === current.schema ? 'page' : undefined}>
                  {slug}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
  return (
    <nav className={styles.navigation} aria-label={t.navigation}>
      <button type="button" popoverTarget={SHEET} className={styles.opener}>
        <Icon name="menu" /> {t.open}
      </button>
      <div id={SHEET} popover="auto" className={styles.sheet}>
        <NavigationFilter place={place} />
        <div className={styles.tree}>{tree}</div>
      </div>
    </nav>
  );
};
