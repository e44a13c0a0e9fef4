import type { ServiceProvider } from '@portico/client';
import { readWords } from '../../i18n/server.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { Card, Soft, Stack } from '../../ui/layout.tsx';

/** What is entered at an identity provider before it knows this portal: each to be copied whole. */
export const ServiceProviderCard = async ({ us }: { us: ServiceProvider }) => {
  const { t } = await readWords();
  const values = [
    [t.connections.entityId, us.entityId],
    [t.connections.replyUrl, us.replyUrl],
    [t.connections.redirectUri, us.redirectUri],
    [t.connections.postLogoutRedirectUri, us.postLogoutRedirectUri],
  ] as const;
  return (
    <Card as="section" label={t.connections.us}>
      <Stack>
        <h2>{t.connections.us}</h2>
        <Soft>{t.connections.usLead}</Soft>
        {values.map(([name, value]) => (
          <CodeBlock key={name} code={value} title={name} label={name} />
        ))}
      </Stack>
    </Card>
  );
};
