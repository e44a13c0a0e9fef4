import type { ServiceProvider } from '@portico/client';
import { readWords } from '../../i18n/server.ts';
import { Card, Facts, Mono, Soft, Stack } from '../../ui/layout.tsx';

/** What is entered at an identity provider before it knows this portal. */
export const ServiceProviderCard = async ({ us }: { us: ServiceProvider }) => {
  const { t } = await readWords();
  return (
    <Card as="section" label={t.connections.us}>
      <Stack>
        <h2>{t.connections.us}</h2>
        <Soft>{t.connections.usLead}</Soft>
        <Facts
          facts={[
            [t.connections.entityId, <Mono key="entityId">{us.entityId}</Mono>],
            [t.connections.replyUrl, <Mono key="replyUrl">{us.replyUrl}</Mono>],
            [t.connections.redirectUri, <Mono key="redirectUri">{us.redirectUri}</Mono>],
          ]}
        />
      </Stack>
    </Card>
  );
};
