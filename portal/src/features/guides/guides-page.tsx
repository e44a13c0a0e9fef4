import { readApi } from '../../api/catalogue.ts';
import { readGuides } from '../../api/guides.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { inTree } from './guide-tree.ts';
import styles from './guides.module.css';

/** The guides of an API, page by page. */
export const GuidesPage = async ({ slug }: { slug: string }) => {
  const { t } = await readWords();
  const [api, read] = await Promise.all([readApi(slug), readGuides(slug)]);
  if (!api.ok) return null;
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { slug: of, mayEdit } = api.data.api;
  const write = mayEdit && <LinkButton href={`/publish/${of}/guides`}>{t.guides.write}</LinkButton>;
  if (read.data.length === 0)
    return (
      <EmptyState
        title={t.guides.none}
        action={write || <LinkButton href={`/apis/${of}/reference`}>{t.guides.toReference}</LinkButton>}
      >
        {t.guides.noneLead}
      </EmptyState>
    );
  return (
    <Stack>
      <Row justify="between">
        <h2>{t.guides.title}</h2>
        {write}
      </Row>
      <ul className={styles.index}>
        {inTree(read.data).map(({ entry, depth }) => (
          <li key={entry.slug} style={{ marginInlineStart: `${Math.min(depth, 4) * 1.25}rem` }}>
            <Link href={`/apis/${of}/guides/${entry.slug}`}>{entry.title}</Link>
            {entry.description && <p>{entry.description}</p>}
          </li>
        ))}
      </ul>
    </Stack>
  );
};
