import type { CatalogueFacets } from '@portico/client';
import { readWords } from '../../i18n/server.ts';
import { KIND_NAMES } from '../../parts/document-kinds.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import styles from './catalogue.module.css';
import { type CatalogueSearch, FILTERS, type Filter, hrefOf } from './catalogue-search.ts';

type Values = CatalogueFacets['facets'][number]['values'];
type FacetsProps = { search: CatalogueSearch; facets: CatalogueFacets };
const SHEET = 'catalogue-filters';

/** How a value is called: a team by its name, who finds it and a lifecycle in the reader's language, the rest as it is. */
const labelsOf = async (facets: CatalogueFacets | undefined) => {
  const { t } = await readWords();
  const teams = new Map(
    facets?.facets.find(({ name }) => name === 'teamId')?.values.map(({ value, label }) => [value, label]),
  );
  return (name: Filter, value: string): string => {
    if (name === 'teamId') return teams.get(value) ?? t.catalogue.filters.oneTeam;
    if (name === 'access') return t.catalogue.visibility[value as keyof typeof t.catalogue.visibility];
    if (name === 'lifecycle') return t.versions.statuses[value as keyof typeof t.versions.statuses];
    if (name === 'kind') return KIND_NAMES[value as keyof typeof KIND_NAMES];
    return value;
  };
};

const Facet = async ({ name, values, search }: { name: Filter; values: Values; search: CatalogueSearch }) => {
  const { t, f } = await readWords();
  const labelOf = await labelsOf({ facets: [{ name, values: [...values] }] });
  if (values.length === 0) return null;
  return (
    <section className={styles.facet} aria-label={t.catalogue.filters[name]}>
      <h2>{t.catalogue.filters[name]}</h2>
      <ul>
        {values.map(({ value, count }) => {
          const chosen = search[name] === value;
          return (
            <li key={value}>
              <Link
                href={hrefOf({ ...search, [name]: chosen ? undefined : value })}
                aria-current={chosen ? 'true' : undefined}
                rel="nofollow"
              >
                <span>{labelOf(name, value)}</span>
                {count !== undefined && <span className={styles.count}>{f.number(count)}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** What the list can be narrowed by: beside it where there is room, else a sheet behind a button, without any script. */
export const Facets = async ({ search, facets }: FacetsProps) => {
  const { t } = await readWords();
  const values = (name: Filter): Values => facets.facets.find((one) => one.name === name)?.values ?? [];
  if (FILTERS.every((name) => values(name).length === 0)) return <div />;
  return (
    <div className={styles.side}>
      <Button popoverTarget={SHEET}>{t.catalogue.filters.title}</Button>
      <nav id={SHEET} popover="auto" className={styles.sheet} aria-label={t.catalogue.filters.title}>
        <div className={styles.sheetHead}>
          <strong>{t.catalogue.filters.title}</strong>
          <Button kind="quiet" small popoverTarget={SHEET} popoverTargetAction="hide">
            {t.common.close}
          </Button>
        </div>
        {FILTERS.map((name) => (
          <Facet key={name} name={name} values={values(name)} search={search} />
        ))}
      </nav>
    </div>
  );
};

/** What the list is narrowed to, each a link to the list without it. */
export const Chips = async ({ search, facets }: { search: CatalogueSearch; facets: CatalogueFacets | undefined }) => {
  const { t } = await readWords();
  const labelOf = await labelsOf(facets);
  const chosen = FILTERS.flatMap((name) => {
    const value = search[name];
    return value === undefined ? [] : [{ name, text: `${t.catalogue.filters[name]}: ${labelOf(name, value)}` }];
  });
  if (chosen.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t.catalogue.filters.active}>
      {chosen.map(({ name, text }) => (
        <li key={name}>
          <Link href={hrefOf({ ...search, [name]: undefined })} aria-label={t.catalogue.filters.remove(text)}>
            {text} <Icon name="close" size={12} />
          </Link>
        </li>
      ))}
    </ul>
  );
};
