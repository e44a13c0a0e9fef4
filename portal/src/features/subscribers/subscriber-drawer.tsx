'use client';
import type { Subscriber } from '@portico/client';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Badge, EmptyState, Skeleton } from '../../ui/feedback.tsx';
import { Facts, Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Table } from '../../ui/table.tsx';

type DrawerProps = { slug: string; subscriber: Subscriber; onWrite: () => void; onClose: () => void };

const Contacts = ({ addresses }: { addresses: readonly string[] }) => (
  <Row>
    {addresses.map((address) => (
      <a key={address} href={`mailto:${encodeURIComponent(address)}`}>
        {address}
      </a>
    ))}
  </Row>
);

/** What one app calls, by version and operation. */
export const SubscriberDrawer = ({ slug, subscriber, onWrite, onClose }: DrawerProps) => {
  const { t, f } = useWords();
  const { appName, contacts, teamName, subscriptionId } = subscriber;
  const { data, failure, reload } = useLoaded(['subscriber-usage', subscriptionId], () =>
    portico.getSubscriberUsage({ apiId: slug, subscriptionId }),
  );
  return (
    <Drawer onClose={onClose} title={appName} lead={teamName}>
      <Stack>
        <Row>
          <Button onClick={onWrite}>{t.subscribers.write}</Button>
        </Row>
        {contacts.length > 0 && <Facts facts={[[t.apps.contacts, <Contacts key="contacts" addresses={contacts} />]]} />}
        <h3>{t.subscribers.calls30}</h3>
        {failure && <ProblemPanel problem={failure} onRetry={reload} />}
        {!data && !failure && <Skeleton height="8rem" />}
        {data?.operations.length === 0 && <EmptyState title={t.subscribers.noCalls} />}
        {data && data.operations.length > 0 && (
          <Table
            label={t.subscribers.calls30}
            rows={data.operations}
            keyOf={({ version, operation }) => `${version} ${operation}`}
            columns={[
              {
                head: t.subscribers.operation,
                cell: ({ version, operation, deprecated }) => (
                  <Stack gap="tight">
                    <Mono>{operation}</Mono>
                    <Row>
                      <Soft small>{version}</Soft>
                      {deprecated && <Badge tone="warn">{t.subscribers.deprecated}</Badge>}
                    </Row>
                  </Stack>
                ),
              },
              { head: t.subscribers.calls, number: true, cell: ({ calls }) => f.number(calls) },
              { head: t.subscribers.errors, number: true, cell: ({ errors }) => f.number(errors) },
              {
                head: t.subscribers.lastCall,
                cell: ({ lastCalledOn }) => (lastCalledOn ? f.date(lastCalledOn) : '–'),
              },
            ]}
          />
        )}
        {data?.more && <Soft small>{t.subscribers.moreOperations}</Soft>}
      </Stack>
    </Drawer>
  );
};
