'use client';
import type { App, Team } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { renew } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { HandOver } from '../../parts/hand-over.tsx';

export const HandOverApp = ({ app, etag, teams }: { app: App; etag: string; teams: readonly Team[] }) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <HandOver
      name={app.name}
      teams={teams.filter(({ id }) => id !== app.teamId)}
      title={t.teams.giveApp}
      lead={t.teams.giveAppLead}
      give={(teamId) => portico.transferApp({ appId: app.id, 'If-Match': etag, body: { teamId } })}
      onGiven={() => {
        renew('mine');
        router.refresh();
      }}
    />
  );
};
