import type { Api } from '@portico/client';
import { load } from '../../api/failure.ts';
import { requireSession, userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Badge, Banner, EmptyState } from '../../ui/feedback.tsx';
import { Page, PageHead } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';

const PAGES_MAX = 10;

/** The reader's own APIs out of all they may see. */
const readOwn = () =>
  load(async () => {
    const client = await userClient();
    const own: Api[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const { items, nextCursor } = await client.listApis({ limit: 100, ...(cursor && { cursor }) });
      own.push(...items.filter(({ mayEdit }) => mayEdit));
      cursor = nextCursor;
      if (!cursor) break;
    }
    return own;
  });

export const PublishPage = async () => {
  const { t, f } = await readWords();
  const { user } = await requireSession();
  if (user.roles.every((role) => role === 'developer')) {
    return (
      <Page>
        <PageHead title={t.publish.title} />
        <Banner tone="info" title={t.publish.notPublisher} />
      </Page>
    );
  }
  const read = await readOwn();
  const register = (
    <LinkButton kind="primary" href="/publish/new">
      {t.publish.newApi}
    </LinkButton>
  );
  return (
    <Page>
      <PageHead title={t.publish.title} lead={t.publish.lead}>
        {register}
      </PageHead>
      {!read.ok && <ProblemPanel problem={read.failure} />}
      {read.ok && read.data.length === 0 && (
        <EmptyState title={t.publish.none} action={register}>
          {t.publish.noneLead}
        </EmptyState>
      )}
      {read.ok && read.data.length > 0 && (
        <Table
          label={t.publish.title}
          rows={read.data}
          keyOf={({ id }) => id}
          columns={[
            { head: t.publish.name, cell: ({ slug, name }) => <Link href={`/publish/${slug}`}>{name}</Link> },
            {
              head: t.publish.version,
              cell: ({ latestVersion }) => latestVersion ?? <Badge tone="warn">{t.catalogue.noVersion}</Badge>,
            },
            { head: t.publish.visibility, cell: ({ visibility }) => t.catalogue.visibility[visibility] },
            { head: t.publish.team, cell: ({ teamName }) => teamName },
            { head: t.catalogue.updated, cell: ({ updatedAt }) => f.date(updatedAt) },
          ]}
        />
      )}
    </Page>
  );
};
