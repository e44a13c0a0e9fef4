import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { isAbsent } from '../../api/failure.ts';
import { readTools } from '../../api/mcp.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Badge, EmptyState } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';
import { Connect } from './connect.tsx';

/** How somebody's agent calls an API. */
export const AgentsPage = async ({ slug }: { slug: string }) => {
  const { t, f } = await readWords();
  const [api, read] = await Promise.all([readApi(slug), readTools(slug)]);
  const setUp = api.ok && api.data.api.mayEdit && api.data.api.kind === 'openapi' && (
    <LinkButton href={`/publish/${api.data.api.slug}/agents`}>{t.agents.setUp}</LinkButton>
  );
  if (isAbsent(read)) notFound();
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { enabled, url, tools, searched, tokensMax } = read.data;
  if (!enabled)
    return (
      <EmptyState title={t.agents.off} action={setUp}>
        {t.agents.offLead}
      </EmptyState>
    );
  const tokens = tools.reduce((sum, tool) => sum + tool.tokens, 0);
  return (
    <Stack gap="loose">
      <Row justify="between">
        <h2>{t.agents.title}</h2>
        {setUp}
      </Row>
      <p>
        {t.agents.lead} {t.agents.keyFirst} <Link href={`/apis/${slug}/plans`}>{t.agents.getKey}</Link>
      </p>
      <Connect slug={slug} url={url} />
      <Soft>{t.agents.counted}</Soft>
      <Stack>
        <h2>{t.agents.offered}</h2>
        <p>
          {t.agents.tools(tools.length)}, {t.agents.tokens(f.number(tokens))}.{' '}
          {searched ? t.agents.searched(f.number(tokensMax)) : t.agents.fits}
        </p>
        {tools.length === 0 ? (
          <EmptyState title={t.agents.none} />
        ) : (
          <Table
            label={t.agents.offered}
            rows={tools.slice(0, SHOWN_MAX)}
            keyOf={({ name }) => name}
            columns={[
              { head: t.agents.tool, long: true, cell: ({ name }) => <code>{name}</code> },
              { head: t.agents.operation, cell: ({ title }) => title },
              {
                head: t.agents.effect,
                cell: ({ readOnly }) =>
                  readOnly ? <Badge plain>{t.agents.readsOnly}</Badge> : <Badge tone="warn">{t.agents.changes}</Badge>,
              },
            ]}
          />
        )}
      </Stack>
    </Stack>
  );
};

/** Of more the reference tells. */
const SHOWN_MAX = 100;
