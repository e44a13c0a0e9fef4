'use client';
import type { DecidedDeviceAuthorization, DeviceAuthorization } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Card, Facts, Mono, Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { spelledScope } from './spelled-scope.ts';

/** The machine of this browser, which the program listens at; whatever an answer says, it leads nowhere else. */
const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d{4,5}\/\?/;

/** What asks for a token, from where and for what: approved or refused, once. */
export const DeviceDecision = ({ asked }: { asked: DeviceAuthorization }) => {
  const { t, f } = useWords();
  const router = useRouter();
  const { name, scopes, userCode, askedFrom, fromHere, askedAt, tokenExpiresAt } = asked;
  const followed = ({ redirectUrl }: DecidedDeviceAuthorization, approve: boolean) => {
    if (redirectUrl !== undefined && LOOPBACK.test(redirectUrl)) window.location.replace(redirectUrl);
    else router.replace(`/device?done=${approve ? 'approved' : 'refused'}`);
  };
  const decide = (approve: boolean) => portico.decideDeviceAuthorization({ body: { userCode, approve } });
  const { run, busy, failure } = useAction(decide, followed);
  return (
    <Card label={name}>
      <Stack>
        <Facts
          facts={[
            [t.device.program, name],
            [t.device.code, <Mono key="code">{userCode}</Mono>],
            [t.device.from, t.device.fromAt(askedFrom, f.dateTime(askedAt))],
            [t.device.until, f.date(tokenExpiresAt)],
          ]}
        />
        <Facts facts={[[t.tokens.scopes, scopes.map((scope) => spelledScope(t, scope)).join(' · ')]]} />
        <Banner tone={fromHere ? 'info' : 'warn'} title={fromHere ? t.device.compare : t.device.elsewhere}>
          <p>{t.device.warning}</p>
        </Banner>
        {failure && <ProblemBanner problem={failure} />}
        <Row>
          <Button kind="primary" busy={busy} onClick={() => void run(true)}>
            {t.device.approve}
          </Button>
          <Button busy={busy} onClick={() => void run(false)}>
            {t.device.refuse}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
};
