'use client';
import type { PublicationPreview } from '@portico/client';
import { ANSWER_PHRASES_DE } from '../../i18n/messages/answer-phrases-de.ts';
import { useSaid } from '../../i18n/use-said.ts';
import { useWords } from '../../i18n/words.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Table } from '../../ui/table.tsx';

const TONES = { clear: 'ok', warned: 'warn', blocked: 'danger' } as const;

const Findings = ({ findings }: Pick<PublicationPreview, 'findings'>) => {
  const { t, f } = useWords();
  const said = useSaid(ANSWER_PHRASES_DE);
  return (
    <ul>
      {findings.map(({ rule, words, detail, exception }) => (
        <li key={rule}>
          {said(words, detail)}
          {exception && <div>{t.publishing.excused(f.date(exception.until), exception.reason)}</div>}
        </li>
      ))}
    </ul>
  );
};

const OPERATIONS_SHOWN = 3;

/** The apps that called what breaks, the busiest first. */
const WhoBreaks = ({ preview }: { preview: PublicationPreview }) => {
  const { affected, moreAffected, from, compared, callsTell, breaking } = preview;
  const { t, f } = useWords();
  if (!compared) return <p>{t.publishing.notCompared}</p>;
  if (!callsTell && breaking > 0) return <p>{t.publishing.callsTellNothing}</p>;
  if (affected.length === 0) return from ? <p>{t.publishing.nobodyBreaks}</p> : null;
  const total = moreAffected ? `${f.number(affected.length)}+` : f.number(affected.length);
  return (
    <Stack gap="tight">
      <p>{t.publishing.breaks(total)}</p>
      <Table
        label={t.publishing.whoBreaks}
        rows={affected}
        keyOf={({ appId }) => appId}
        columns={[
          { head: t.publishing.app, cell: ({ appName }) => appName },
          { head: t.publishing.owner, cell: ({ teamName }) => teamName },
          { head: t.publishing.calls, number: true, cell: ({ calls }) => f.number(calls) },
          {
            head: t.publishing.what,
            long: true,
            cell: ({ operations }) =>
              operations.length > OPERATIONS_SHOWN
                ? `${operations.slice(0, OPERATIONS_SHOWN).join(', ')} …`
                : operations.join(', '),
          },
        ]}
      />
    </Stack>
  );
};

/** What publishing would do: what the rules say, and who breaks. */
export const PublicationTold = ({ preview }: { preview: PublicationPreview }) => {
  const { t } = useWords();
  const { verdict, findings, from, bump, affected } = preview;
  // What no rule is against breaks people all the same.
  const breaks = verdict === 'clear' && affected.length > 0;
  return (
    <Stack>
      <Banner
        tone={breaks ? 'warn' : TONES[verdict]}
        title={breaks ? t.publishing.breaksSome : t.publishing.verdicts[verdict]}
      >
        {findings.length > 0 && <Findings findings={findings} />}
      </Banner>
      {from && bump !== 'none' && <Soft small>{t.publishing.asks(from, t.publishing.bumps[bump])}</Soft>}
      <WhoBreaks preview={preview} />
    </Stack>
  );
};
