import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Agents } from './agents.tsx';
import { Tokens } from './tokens.tsx';

/** One's own access tokens, for programs. */
export const TokensPage = async () => {
  const { t } = await readWords();
  const session = await requireSession();
  const client = clientFor(session);
  const [read, agents] = await Promise.all([
    load(() => everything(client.iterateListAccessTokens({ limit: PAGE_MAX }))),
    load(() => everything(client.iterateListAgentGrants({ limit: PAGE_MAX }))),
  ]);
  return (
    <WorkingPage title={t.tokens.title} lead={t.tokens.lead}>
      {read.ok ? <Tokens tokens={read.data} /> : <ProblemPanel problem={read.failure} />}
      {agents.ok ? <Agents agents={agents.data} /> : <ProblemPanel problem={agents.failure} />}
    </WorkingPage>
  );
};
