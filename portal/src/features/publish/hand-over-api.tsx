'use client';
import type { Api, Team } from '@portico/client';
import { useRouter } from 'next/navigation';
import { portico } from '../../api/browser-client.ts';
import { useWords } from '../../i18n/words.tsx';
import { HandOver } from '../../parts/hand-over.tsx';
import { MadePrivate } from './made-private.tsx';

type HandOverApiProps = {
  api: Pick<Api, 'id' | 'name' | 'teamId' | 'visibility' | 'sharedWith'>;
  etag: string;
  teams: readonly Team[];
};

export const HandOverApi = ({ api, etag, teams }: HandOverApiProps) => {
  const { t } = useWords();
  const router = useRouter();
  return (
    <HandOver
      name={api.name}
      teams={teams.filter(({ id }) => id !== api.teamId)}
      title={t.teams.giveApi}
      lead={t.teams.giveApiLead}
      give={(teamId) => portico.transferApi({ apiId: api.id, 'If-Match': etag, body: { teamId } })}
      onGiven={() => router.refresh()}
      before={(teamId) =>
        api.visibility === 'private' && (
          <MadePrivate apiId={api.id} teamId={teamId} teams={(api.sharedWith ?? []).map(({ id }) => id)} />
        )
      }
    />
  );
};
