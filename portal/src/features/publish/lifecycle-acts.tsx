'use client';
import type { Api, ApiVersion } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Card, Row } from '../../ui/layout.tsx';
import { say } from '../../ui/toasts.tsx';

type ActsProps = { api: Api; apiTag: string; version: ApiVersion; tag: string };

/** What can be done with a version now, each asked once more, on what was seen. */
export const LifecycleActs = ({ api, apiTag, version, tag }: ActsProps) => {
  const { t } = useWords();
  const router = useRouter();
  const { version: name, status, isDefault, gatewayUrl, deprecation } = version;
  const done = (words: string) => () => {
    say(words);
    router.refresh();
  };
  const seen = { apiId: api.id, version: name, 'If-Match': tag, body: {} };
  const path = new URL(gatewayUrl).pathname;
  const retired = status === 'retired';
  return (
    <Card as="section" label={name}>
      <p>
        {retired
          ? t.lifecycle.retiredLead
          : isDefault
            ? t.lifecycle.defaultLead(path)
            : t.lifecycle.notDefaultLead(path)}
      </p>
      {!retired && (
        <Row>
          {!isDefault && (
            <ConfirmButton
              label={t.lifecycle.makeDefault}
              title={t.lifecycle.makeDefaultTitle(name)}
              lead={t.lifecycle.makeDefaultLead(api.latestVersion ?? '–')}
              act={() => portico.putDefaultVersion({ apiId: api.id, 'If-Match': apiTag, body: { version: name } })}
              onDone={done(t.lifecycle.madeDefault(name))}
            />
          )}
          {deprecation && (
            <ConfirmButton
              label={t.lifecycle.withdraw}
              title={t.lifecycle.withdrawTitle(name)}
              lead={t.lifecycle.withdrawLead}
              act={() => portico.withdrawDeprecation(seen)}
              onDone={done(t.lifecycle.withdrawn)}
            />
          )}
          {status === 'deprecated' && (
            <ConfirmButton
              kind="danger"
              label={t.lifecycle.retire}
              title={t.lifecycle.retireTitle(name)}
              lead={t.lifecycle.retireLead}
              act={() => portico.retireApiVersion(seen)}
              onDone={done(t.lifecycle.retiredNow(name))}
            />
          )}
        </Row>
      )}
    </Card>
  );
};
