'use client';
import { useWordsOf } from '../../i18n/language.tsx';
import { apiConsole } from '../../i18n/messages/console.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Mono, Soft, Stack } from '../../ui/layout.tsx';
import styles from './console.module.css';
import { toneOf } from './status-tone.ts';
import type { Sent } from './use-draft.ts';

type HistoryProps = {
  readonly sent: readonly Sent[];
  readonly onRestore: (one: Sent) => void;
  readonly onForget: () => void;
};

/** What was sent before, to be filled in again. */
export const CallHistory = ({ sent, onRestore, onForget }: HistoryProps) => {
  const t = useWordsOf(apiConsole);
  const f = useFormats();
  if (sent.length === 0) return null;
  return (
    <details>
      <summary>
        {t.history} ({sent.length})
      </summary>
      <Stack gap="tight">
        <Soft small>{t.historyLead}</Soft>
        <ul className={styles.sent}>
          {sent.map((one) => (
            <li key={one.at}>
              <Badge tone={toneOf(one.status)}>{one.status}</Badge>
              <Mono>{f.clock(one.at)}</Mono>
              <span>{f.milliseconds(one.milliseconds)}</span>
              <Button
                small
                onClick={() => onRestore(one)}
                aria-label={t.restoreNamed(String(one.status), f.clock(one.at))}
              >
                {t.restore}
              </Button>
            </li>
          ))}
        </ul>
        <div>
          <Button small kind="quiet" onClick={onForget}>
            {t.forget}
          </Button>
        </div>
      </Stack>
    </details>
  );
};
