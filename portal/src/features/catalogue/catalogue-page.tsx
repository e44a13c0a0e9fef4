import type { Api } from '@portico/client';
import { readFacets, searchApis } from '../../api/catalogue.ts';
import { readWords } from '../../i18n/server.ts';
import { ApiCard } from '../../parts/api-card.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { SegmentLinks } from '../../ui/tabs.tsx';
import { ApiTable } from './api-table.tsx';
import styles from './catalogue.module.css';
import { type CatalogueSearch, FILTERS, hrefOf, isNarrowed, SORTS, VIEWS } from './catalogue-search.ts';
import { Chips, Facets } from './facets.tsx';

/** Words to look for, within what the list is narrowed to. */
const SearchForm = async ({ search }: { search: CatalogueSearch }) => {
  const { t } = await readWords();
  const kept = [...FILTERS, 'sort' as const, ...(search.view === 'cards' ? [] : (['view'] as const))];
  return (
    <search>
      <form className={styles.filters} action="/apis">
        <input
          key={search.q}
          type="search"
          name="q"
          defaultValue={search.q}
          maxLength={100}
          aria-label={t.catalogue.search}
          placeholder={t.catalogue.search}
        />
        {kept.map((name) => search[name] && <input key={name} type="hidden" name={name} value={search[name]} />)}
        <Button type="submit">{t.catalogue.submit}</Button>
        {isNarrowed(search) && (
          <LinkButton kind="quiet" href={hrefOf({ view: search.view, sort: search.sort })}>
            {t.catalogue.clear}
          </LinkButton>
        )}
      </form>
    </search>
  );
};

/** How many there are, in which order, and as what they are shown. */
const Toolbar = async ({ search, total }: { search: CatalogueSearch; total: number | undefined }) => {
  const { t, f } = await readWords();
  const { sort = 'newest', view } = search;
  return (
    <Row justify="between">
      <Soft small>{total !== undefined && t.catalogue.total(total, f.number(total))}</Soft>
      <Row>
        <SegmentLinks
          label={t.catalogue.sort}
          links={SORTS.map((name) => ({
            href: hrefOf({ ...search, sort: name }),
            text: t.catalogue.sorts[name],
            current: sort === name,
          }))}
        />
        <SegmentLinks
          label={t.catalogue.view}
          links={VIEWS.map((name) => ({
            href: hrefOf({ ...search, view: name }),
            text: t.catalogue.views[name],
            current: view === name,
          }))}
        />
      </Row>
    </Row>
  );
};

const Found = async ({ search, apis }: { search: CatalogueSearch; apis: readonly Api[] }) => {
  const { t } = await readWords();
  if (search.view === 'table') return <ApiTable apis={apis} />;
  return (
    <CardList label={t.catalogue.title}>
      {apis.map((api) => (
        <ApiCard key={api.id} api={api} />
      ))}
    </CardList>
  );
};

const Nothing = async ({ search }: { search: CatalogueSearch }) => {
  const { t } = await readWords();
  const narrowed = isNarrowed(search);
  return (
    <EmptyState
      title={narrowed ? t.catalogue.none : t.catalogue.emptyTitle}
      action={narrowed && <LinkButton href={hrefOf({ view: search.view })}>{t.catalogue.clear}</LinkButton>}
    >
      {narrowed ? t.catalogue.noneLead : t.catalogue.emptyLead}
    </EmptyState>
  );
};

/** A page of the catalogue; what was searched is in the URL. */
export const CataloguePage = async ({ search }: { search: CatalogueSearch }) => {
  const { t } = await readWords();
  const { view: _, ...asked } = search;
  const [found, counted] = await Promise.all([searchApis(asked), readFacets(asked)]);
  const apis = found.ok ? found.data.items : [];
  const facets = counted.ok ? counted.data : undefined;
  const nextCursor = found.ok ? found.data.nextCursor : undefined;
  return (
    <Page>
      <PageHead title={t.catalogue.title} lead={t.catalogue.lead} />
      <SearchForm search={search} />
      <Chips search={search} facets={facets} />
      <div className={styles.split}>
        {facets ? <Facets search={search} facets={facets} /> : <div />}
        <Stack>
          <Toolbar search={search} total={facets?.total} />
          {!found.ok && <ProblemPanel problem={found.failure} />}
          {found.ok && apis.length === 0 && !nextCursor && <Nothing search={search} />}
          {apis.length > 0 && <Found search={search} apis={apis} />}
          {nextCursor && (
            <Row>
              <LinkButton href={hrefOf(search, { cursor: nextCursor })}>{t.common.more}</LinkButton>
            </Row>
          )}
        </Stack>
      </div>
    </Page>
  );
};
