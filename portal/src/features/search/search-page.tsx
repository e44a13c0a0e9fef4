import type { SearchAnswer, SearchHit } from '@portico/client';
import { searchAll } from '../../api/search.ts';
import { readWords } from '../../i18n/server.ts';
import { hrefOfHit, MarkedText, textOfHit } from '../../parts/search-hit.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { MethodPath } from '../../ui/method.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import styles from './search.module.css';
import { type Asked, FILTERS, type Filter, hrefOf } from './searched.ts';

const SHOWN_MAX = 10;

const SearchForm = async ({ asked }: { asked: Asked }) => {
  const { t } = await readWords();
  return (
    <search>
      <form className={styles.form} action="/search">
        <input
          key={asked.q}
          type="search"
          name="q"
          required
          maxLength={200}
          defaultValue={asked.q}
          aria-label={t.search.field}
          placeholder={t.search.hint}
        />
        {FILTERS.map((name) => asked[name] && <input key={name} type="hidden" name={name} value={asked[name]} />)}
        <Button type="submit">{t.search.submit}</Button>
      </form>
    </search>
  );
};

type Choice = { readonly value: string; readonly text: string; readonly count: number };

/** What the answer is narrowed by: a link each, that takes it back where it is chosen. */
const Facet = async ({ name, choices, asked }: { name: Filter; choices: readonly Choice[]; asked: Asked }) => {
  const { t, f } = await readWords();
  if (choices.length < 2 && asked[name] === undefined) return null;
  return (
    <section className={styles.facet} aria-label={t.search.filters[name]}>
      <h2>{t.search.filters[name]}</h2>
      <ul>
        {choices.slice(0, SHOWN_MAX).map(({ value, text, count }) => {
          const chosen = asked[name] === value;
          return (
            <li key={value}>
              <Link
                href={hrefOf({ ...asked, [name]: chosen ? undefined : value })}
                aria-current={chosen ? 'true' : undefined}
                rel="nofollow"
              >
                {text} <span>{f.number(count)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const Facets = async ({ asked, facets }: { asked: Asked; facets: SearchAnswer['facets'] }) => {
  const { t } = await readWords();
  return (
    <nav className={styles.facets} aria-label={t.search.title}>
      <Facet
        name="kind"
        asked={asked}
        choices={facets.kinds.map(({ value, count }) => ({ value, text: t.search.kinds[value], count }))}
      />
      <Facet
        name="api"
        asked={asked}
        choices={facets.apis.map(({ slug, name, count }) => ({ value: slug, text: name, count }))}
      />
      <Facet
        name="tag"
        asked={asked}
        choices={facets.tags.map(({ value, count }) => ({ value, text: value, count }))}
      />
    </nav>
  );
};

const Hit = async ({ hit }: { hit: SearchHit }) => {
  const { t } = await readWords();
  const { kind, api, method, path, of, text, deprecated } = hit;
  return (
    <li className={styles.hit}>
      <Link href={hrefOfHit(hit)} className={styles.title}>
        <MarkedText pieces={hit.title} />
      </Link>
      <p className={styles.where}>
        <span>{of === undefined ? t.search.one[kind] : t.search.fieldOf(of)}</span>
        {kind !== 'api' && <span>{api?.name ?? t.guides.title}</span>}
        {method && path && <MethodPath method={method} path={textOfHit(path)} />}
        {deprecated && <Badge tone="warn">{t.search.deprecated}</Badge>}
      </p>
      {text && (
        <p>
          <MarkedText pieces={text} />
        </p>
      )}
    </li>
  );
};

const Answer = async ({ asked, q, answer }: { asked: Asked; q: string; answer: SearchAnswer }) => {
  const { t, f } = await readWords();
  const narrowed = FILTERS.some((name) => asked[name] !== undefined);
  if (answer.items.length === 0)
    return (
      <EmptyState
        title={t.search.none(q)}
        action={
          narrowed ? (
            <LinkButton href={hrefOf({ q, kind: undefined, api: undefined, tag: undefined })}>
              {t.search.clear}
            </LinkButton>
          ) : (
            <LinkButton href="/apis">{t.search.browse}</LinkButton>
          )
        }
      >
        {narrowed ? t.search.narrowedLead : t.search.noneLead}
      </EmptyState>
    );
  return (
    <Stack>
      <Soft small>
        {t.search.found(answer.found, f.number(answer.found))}
        {answer.found > answer.items.length && ` · ${t.search.best}`}
      </Soft>
      <ol className={styles.hits} aria-label={t.search.results}>
        {answer.items.map((hit) => (
          <Hit key={`${hrefOfHit(hit)} ${textOfHit(hit.title)}`} hit={hit} />
        ))}
      </ol>
    </Stack>
  );
};

/** All that was found; what is asked is in the address. */
export const SearchPage = async ({ asked }: { asked: Asked }) => {
  const { t } = await readWords();
  const { q } = asked;
  const found = q === undefined ? undefined : await searchAll({ ...asked, q });
  return (
    <Page>
      <PageHead title={t.search.title} lead={t.search.lead} />
      <SearchForm asked={asked} />
      {found && !found.ok && <ProblemPanel problem={found.failure} />}
      {found?.ok && q !== undefined && (
        <>
          <Facets asked={asked} facets={found.data.facets} />
          <Answer asked={asked} q={q} answer={found.data} />
        </>
      )}
    </Page>
  );
};
