import { everything } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Tokens } from './tokens.tsx';

/** One's own access tokens, for programs. */
export const TokensPage = async () => {
  const { t } = await readWords();
  const session = await requireSession();
  const read = await load(() => everything(clientFor(session).iterateListAccessTokens({ limit: 100 })));
  return (
    <WorkingPage title={t.tokens.title} lead={t.tokens.lead}>
      {read.ok ? <Tokens tokens={read.data} /> : <ProblemPanel problem={read.failure} />}
    </WorkingPage>
  );
};
