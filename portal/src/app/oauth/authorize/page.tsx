import type { Metadata } from 'next';
import { AgentRequestPage } from '../../../features/tokens/agent-request-page.tsx';
import { readWords } from '../../../i18n/server.ts';
import type { SearchParams } from '../../search-params.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  // The address has what a client asked for: it goes to nobody.
  return { title: t.agentAccess.title, referrer: 'no-referrer', robots: { index: false } };
};

/** The authorization endpoint (RFC 6749 3.1). */
const Authorize = async ({ searchParams }: { searchParams: SearchParams }) => (
  <AgentRequestPage search={await searchParams} />
);

export default Authorize;
