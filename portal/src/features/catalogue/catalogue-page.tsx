import { type Search, searchApis } from '../../api/catalogue.ts';
import { readWords } from '../../i18n/server.ts';
import { ApiCard } from '../../parts/api-card.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead, Row } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import styles from './catalogue.module.css';

const hrefOf = (search: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(
    Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return query.size > 0 ? `/apis?${query}` : '/apis';
};

const Tags = async ({
  tags,
  chosen,
  q,
}: {
  tags: readonly string[];
  chosen: string | undefined;
  q: string | undefined;
}) => {
  const { t } = await readWords();
  if (tags.length === 0) return null;
  return (
    <nav className={styles.tags} aria-label={t.catalogue.tagFilter}>
      {tags.map((tag) => (
        <Link
          key={tag}
          href={hrefOf({ q, tag: tag === chosen ? undefined : tag })}
          aria-current={tag === chosen ? 'true' : undefined}
        >
          {tag}
        </Link>
      ))}
    </nav>
  );
};

/** A page of the catalogue; what was searched is in the URL. */
export const CataloguePage = async ({ q, tag, cursor }: Search) => {
  const { t } = await readWords();
  const found = await searchApis({ q, tag, cursor });
  const apis = found.ok ? found.data.items : [];
  const tags = [...new Set([...(tag ? [tag] : []), ...apis.flatMap((api) => api.tags)])].slice(0, 16);
  const filtered = Boolean(q || tag);
  return (
    <Page>
      <PageHead title={t.catalogue.title} lead={t.catalogue.lead} />
      <search>
        <form className={styles.filters} action="/apis">
          <input
            key={q}
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            aria-label={t.catalogue.search}
            placeholder={t.catalogue.search}
          />
          {tag && <input type="hidden" name="tag" value={tag} />}
          <Button type="submit">{t.catalogue.submit}</Button>
          {filtered && (
            <LinkButton kind="quiet" href="/apis">
              {t.catalogue.clear}
            </LinkButton>
          )}
        </form>
      </search>
      <Tags tags={tags} chosen={tag} q={q} />
      {!found.ok && <ProblemPanel problem={found.failure} />}
      {found.ok && apis.length === 0 && !found.data.nextCursor && (
        <EmptyState
          title={filtered ? t.catalogue.none : t.catalogue.emptyTitle}
          action={filtered && <LinkButton href="/apis">{t.catalogue.clear}</LinkButton>}
        >
          {filtered ? t.catalogue.noneLead : t.catalogue.emptyLead}
        </EmptyState>
      )}
      {apis.length > 0 && (
        <CardList label={t.catalogue.title}>
          {apis.map((api) => (
            <ApiCard key={api.id} api={api} />
          ))}
        </CardList>
      )}
      {found.ok && found.data.nextCursor && (
        <Row>
          <LinkButton href={hrefOf({ q, tag, cursor: found.data.nextCursor })}>{t.common.more}</LinkButton>
        </Row>
      )}
    </Page>
  );
};
