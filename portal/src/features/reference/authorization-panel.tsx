'use client';
import { useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { callAuthorization } from '../../i18n/messages/call-authorization.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Select } from '../../ui/field.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import styles from './console.module.css';
import type { Called } from './draft-key.ts';
import { type HeldToken, isFresh, NO_SETTINGS, renewalOf, scopesMissing } from './held-token.ts';
import { PastedToken } from './pasted-token.tsx';
import { SchemeForm } from './scheme-form.tsx';
import type { CallAuthorizing } from './use-call-authorization.ts';

type PanelProps = { called: Called; environment: 'live' | 'test'; authorizing: CallAuthorizing };

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whose token is sent along, until when, and the way to be rid of it. */
const Held = ({ held, authorizing }: { held: HeldToken; authorizing: CallAuthorizing }) => {
  const t = useWordsOf(callAuthorization);
  const f = useFormats();
  const { kept, keep, told } = authorizing;
  const { clientId, until, scheme = '' } = held;
  const renews = renewalOf(held, kept.settings[scheme] ?? NO_SETTINGS) !== undefined;
  const over = !isFresh(held, Date.now()) && !renews;
  const missing = scopesMissing(told?.schemes ?? [], held);
  const time = until === undefined ? undefined : f.clock(new Date(until).toISOString(), ZONE);
  const named = clientId === undefined ? t.pasted : time === undefined ? t.heldOpen(clientId) : t.held(clientId, time);
  return (
    <>
      <div className={styles.line} role="status">
        <Badge tone={over ? 'warn' : 'ok'}>{over ? t.ended : named}</Badge>
        {renews && <span>{t.renewed}</span>}
        <Button small onClick={() => keep({ ...kept, held: undefined })}>
          {over || missing.length > 0 ? t.again : t.forget}
        </Button>
      </div>
      {missing.length > 0 && <Soft small>{t.more(missing.join(', '))}</Soft>}
    </>
  );
};

/** Chooses whose token, and comes by it. */
const Chooser = ({ called, environment, authorizing }: PanelProps) => {
  const t = useWordsOf(callAuthorization);
  const { told, kept, keep } = authorizing;
  const schemes = told?.schemes ?? [];
  const chosen = kept.chosen === '' ? undefined : (schemes.find(({ name }) => name === kept.chosen) ?? schemes[0]);
  return (
    <>
      <Soft small>{t.lead}</Soft>
      {schemes.length > 0 && (
        <Select
          label={t.scheme}
          hint={t.schemeHint}
          value={chosen?.name ?? ''}
          onChange={({ target }) => keep({ ...kept, chosen: target.value })}
          choices={[...schemes.map(({ name }) => ({ value: name, label: name })), { value: '', label: t.paste }]}
        />
      )}
      {chosen ? (
        <SchemeForm
          key={chosen.name}
          place={{ apiId: called.api.slug, version: called.version, environment }}
          scheme={chosen}
          authorizing={authorizing}
        />
      ) : (
        <PastedToken onToken={(token) => keep({ ...kept, held: { token } })} />
      )}
    </>
  );
};

/** What a call proves to the API itself, where the gateway passes it on; and that it does not, where the document asks for it. */
export const AuthorizationPanel = (props: PanelProps) => {
  const t = useWordsOf(callAuthorization);
  const { called, authorizing } = props;
  const { told, failure, reload, kept } = authorizing;
  const [open, setOpen] = useState<boolean>();
  if (failure) return <ProblemPanel problem={failure} onRetry={reload} />;
  if (!told) return null;
  if (!told.forwarded)
    return (
      told.declared && (
        <Soft small>
          {t.notForwarded}{' '}
          {called.api.mayEdit && <Link href={`/publish/${called.api.slug}/backends`}>{t.letThrough}</Link>}
        </Soft>
      )
    );
  const shown = open ?? (kept.held !== undefined || told.schemes.length > 0);
  return (
    <details
      id="authorization"
      className={styles.authorization}
      open={shown}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t.title}</summary>
      <Stack>{kept.held ? <Held held={kept.held} authorizing={authorizing} /> : <Chooser {...props} />}</Stack>
    </details>
  );
};

/** Without a token, or with one that the API does not take: how another one is come by. */
export const AuthorizeAgain = ({ authorizing }: { authorizing: CallAuthorizing }) => {
  const t = useWordsOf(callAuthorization);
  const { kept, keep } = authorizing;
  return (
    <Button
      small
      kind="primary"
      onClick={() => {
        keep({ ...kept, held: undefined });
        const panel = document.querySelector<HTMLDetailsElement>('#authorization');
        if (!panel) return;
        panel.open = true;
        panel.querySelector('summary')?.focus();
      }}
    >
      {kept.held ? t.again : t.first}
    </Button>
  );
};
