import { readWords } from '../../i18n/server.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { Stack } from '../../ui/layout.tsx';
import { CLIENTS, clientSettings } from './client-settings.ts';

/** What a client is told, ready to be copied. */
export const Connect = async ({ slug, url }: { slug: string; url: string }) => {
  const { t } = await readWords();
  const settings = clientSettings(slug, url);
  return (
    <Stack>
      <h2>{t.agents.connect}</h2>
      <p>{t.agents.connectLead}</p>
      <CodeBlock label={t.agents.address} title={t.agents.address} code={url} />
      {CLIENTS.map((name) => (
        <CodeBlock
          key={name}
          label={t.agents.clients[name]}
          title={`${t.agents.clients[name]} · ${settings[name].file}`}
          code={settings[name].code}
        />
      ))}
    </Stack>
  );
};
