import { notFound } from 'next/navigation';
import { isAbsent, load } from '../../api/failure.ts';
import { readTools } from '../../api/mcp.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AgentsEditor } from './agents-editor.tsx';
import { Connect } from './connect.tsx';

/** What agents get of one API, for the team that has it. */
export const AgentSettingsPage = async ({ slug, name }: { slug: string; name: string }) => {
  const { t } = await readWords();
  const client = await userClient();
  const [server, tools] = await Promise.all([
    load(() => client.getMcpServer({ apiId: slug }).withResponse()),
    readTools(slug, true),
  ]);
  if (isAbsent(server)) notFound();
  const etag = server.ok ? (server.data.headers.get('etag') ?? '') : '';
  const failure = server.ok ? (tools.ok ? undefined : tools.failure) : server.failure;
  return (
    <WorkingPage title={t.agents.titleOf(name)} lead={t.agents.lead}>
      {failure && <ProblemPanel problem={failure} />}
      {server.ok && tools.ok && (
        <>
          <AgentsEditor
            key={etag}
            slug={slug}
            saved={server.data.data}
            etag={etag}
            tools={tools.data.tools}
            tokensMax={tools.data.tokensMax}
          />
          <Connect slug={slug} url={tools.data.url} />
        </>
      )}
    </WorkingPage>
  );
};
