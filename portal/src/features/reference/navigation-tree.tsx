'use client';
import { useWordsOf } from '../../i18n/language.tsx';
import { referenceTools } from '../../i18n/messages/reference-tools.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { EntryLink } from './entry-link.tsx';
import styles from './navigation.module.css';
import { NavigationFilter } from './navigation-filter.tsx';
import { ALL_SCHEMAS, operationPath, type Place, referencePath, schemaPath, tagPath } from './places.ts';

export type Leaf = readonly [slug: string, name: string, method: string, deprecated: boolean];

/** A tag, the webhooks or the schemas; without `leaves` or `names` it is read on its page. */
export type Branch = {
  readonly slug: string;
  readonly title: string;
  readonly count: number;
  readonly leaves?: readonly Leaf[];
  readonly names?: readonly string[];
};

type TreeProps = {
  place: Place;
  branches: readonly Branch[];
  current: { readonly operation?: string; readonly schema?: string; readonly tag?: string };
};

/** Beside the text on wide screens; on others a sheet, opened without script. */
const SHEET = 'reference-navigation';

/** The tree of what there is to read. */
export const NavigationTree = ({ place, branches, current }: TreeProps) => {
  const t = useWordsOf(referenceTools);
  return (
    <nav className={styles.navigation} aria-label={t.navigation}>
      <button type="button" popoverTarget={SHEET} className={styles.opener}>
        <Icon name="menu" /> {t.open}
      </button>
      <div id={SHEET} popover="auto" className={styles.sheet}>
        <NavigationFilter place={place} />
        <div className={styles.tree}>
          <Link href={referencePath(place)} aria-current={Object.keys(current).length === 0 ? 'page' : undefined}>
            {t.overview}
          </Link>
          {branches.map(({ slug, title, count, leaves, names }) => (
            <section key={slug} aria-label={title}>
              <Link
                href={tagPath(place, slug)}
                className={styles.group}
                aria-current={current.tag === slug ? 'page' : undefined}
              >
                {title} {(!leaves || slug === ALL_SCHEMAS) && <small>{count}</small>}
              </Link>
              {leaves && (
                <ul>
                  {leaves.map(([leaf, name, method, deprecated]) => (
                    <li key={leaf}>
                      <EntryLink
                        href={operationPath(place, leaf)}
                        method={method}
                        name={name}
                        deprecated={deprecated}
                        current={leaf === current.operation}
                      />
                    </li>
                  ))}
                </ul>
              )}
              {names && (
                <details open={current.schema !== undefined}>
                  <summary className={styles.names}>{t.byName}</summary>
                  <ul>
                    {names.map((name) => (
                      <li key={name}>
                        <Link
                          href={schemaPath(place, name)}
                          aria-current={name === current.schema ? 'page' : undefined}
                        >
                          {name}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </section>
          ))}
        </div>
      </div>
    </nav>
  );
};
