import { everything, PAGE_MAX } from '../../api/everything.ts';
import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { SegmentLinks } from '../../ui/tabs.tsx';
import { Requests } from './requests.tsx';

/** Who asks for access to one's APIs, and what was decided. */
export const ApprovalsPage = async ({ decided }: { decided: boolean }) => {
  const { t } = await readWords();
  const session = await requireSession();
  const read = await load(() => everything(clientFor(session).iterateListAccessRequests({ decided, limit: PAGE_MAX })));
  const links = [
    { href: '/approvals', text: t.approvals.waiting, current: !decided },
    { href: '/approvals?decided=true', text: t.approvals.decided, current: decided },
  ];
  return (
    <WorkingPage
      title={t.approvals.title}
      lead={t.approvals.lead}
      filters={<SegmentLinks label={t.approvals.title} links={links} />}
    >
      {read.ok ? <Requests requests={read.data} decided={decided} /> : <ProblemPanel problem={read.failure} />}
    </WorkingPage>
  );
};
