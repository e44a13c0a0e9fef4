'use client';
import type { Connection, ConnectionMapping } from '@portico/client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { load } from '../../api/failure.ts';
import { useAction } from '../../api/use-action.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { type Draft, draftsOf, isBlank, MappingRow } from './mapping-row.tsx';

class NoTeam extends Error {}

/** Teams by their short names; what is no team is said before anything is sent. */
const mappingsOf = async (drafts: readonly Draft[]): Promise<ConnectionMapping[]> => {
  const mappings: ConnectionMapping[] = [];
  for (const { group, role, team, teamRole } of drafts.filter((draft) => !isBlank(draft))) {
    const named = team.trim();
    const found = named === '' ? undefined : await load(() => portico.getTeam({ teamId: named }));
    if (found && !found.ok) throw new NoTeam(named);
    mappings.push({
      group: group.trim(),
      ...(role !== '' && { role }),
      ...(found && { teamId: found.data.id, teamRole }),
    });
  }
  return mappings;
};

type EditorProps = { connection: Connection; etag: string; slugs: Readonly<Record<string, string>> };

/** What groups of the identity provider are here. */
export const MappingEditor = ({ connection, etag, slugs }: EditorProps) => {
  const { t } = useWords();
  const router = useRouter();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => draftsOf(connection.mappings, slugs));
  const [missing, setMissing] = useState<string>();
  const { run, busy, failure } = useAction(
    async () => {
      setMissing(undefined);
      const mappings = await mappingsOf(drafts).catch((error: unknown) => {
        if (!(error instanceof NoTeam)) throw error;
        setMissing(error.message);
        return undefined;
      });
      if (!mappings) return false;
      await portico.updateConnection({ connectionId: connection.id, 'If-Match': etag, body: { mappings } });
      return true;
    },
    (saved) => {
      if (!saved) return;
      say(t.common.saved);
      router.refresh();
    },
  );
  const change = (index: number, more: Partial<Draft>) =>
    setDrafts((all) => all.map((draft, place) => (place === index ? { ...draft, ...more } : draft)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Stack>
        <h2>{t.connections.mappings}</h2>
        <Soft>{t.connections.mappingsLead}</Soft>
        {drafts.length === 0 && <Soft small>{t.connections.noMappings}</Soft>}
        {drafts.map((draft, index) => (
          <MappingRow
            key={draft.key}
            draft={draft}
            onChange={(more) => change(index, more)}
            onRemove={() => setDrafts((all) => all.filter(({ key }) => key !== draft.key))}
          />
        ))}
        {missing !== undefined && <Banner tone="danger" role="alert" title={t.connections.noTeam(missing)} />}
        {failure && <ProblemBanner problem={failure} />}
        <Row>
          <Button onClick={() => setDrafts((all) => [...all, ...draftsOf([{ group: '' }], {})])}>
            {t.connections.addMapping}
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t.common.save}
          </Button>
        </Row>
      </Stack>
    </form>
  );
};
