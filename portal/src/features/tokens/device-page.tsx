import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Page, PageHead, Row, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { DeviceCode } from './device-code.tsx';
import { DeviceDecision } from './device-decision.tsx';

const Done = async ({ approved }: { approved: boolean }) => {
  const { t } = await readWords();
  return (
    <Stack>
      <Banner tone={approved ? 'ok' : 'info'} title={approved ? t.device.approved : t.device.refused} role="status">
        <p>{approved ? t.device.approvedLead : t.device.refusedLead}</p>
      </Banner>
      <Row>
        <LinkButton href="/account/tokens">{t.device.toTokens}</LinkButton>
      </Row>
    </Stack>
  );
};

/** What the link of a program shows: only one that waits on the machine of this browser; the code of any other is typed. */
const Linked = async ({ code }: { code: string }) => {
  const session = await requireSession();
  const found = await load(() => clientFor(session).findDeviceAuthorization({ body: { userCode: code } }));
  if (found.ok && found.data.loopback) return <DeviceDecision asked={found.data} />;
  const unknown = found.ok || found.failure.status === 404 || found.failure.status === 400;
  return unknown ? <DeviceCode missed={!found.ok} /> : <ProblemPanel problem={found.failure} />;
};

/** Where a program on somebody's machine is given an access token of theirs (RFC 8628, 8252). */
export const DevicePage = async ({ code, done }: { code: string | undefined; done: string | undefined }) => {
  const { t } = await readWords();
  await requireSession();
  const over = done === 'approved' || done === 'refused';
  return (
    <Page narrow>
      <PageHead title={t.device.title} lead={over ? undefined : t.device.lead} />
      {over ? <Done approved={done === 'approved'} /> : code === undefined ? <DeviceCode /> : <Linked code={code} />}
    </Page>
  );
};
