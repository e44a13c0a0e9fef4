'use client';
import type { AuthorizationScheme } from '@portico/client';
import { type FormEvent, useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { callAuthorization } from '../../i18n/messages/call-authorization.ts';
import { Button, PlainLinkButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/code.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Checkbox, Select, TextField } from '../../ui/field.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { Prose } from '../../ui/markdown.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import styles from './console.module.css';
import { type ClientSettings, flowOf, heldOf, NO_SETTINGS, scopesOf } from './held-token.ts';
import { redirectUriOf } from './oauth-channel.ts';
import type { CallAuthorizing } from './use-call-authorization.ts';
import { type OAuthState, useOAuth } from './use-oauth.ts';

type Flow = AuthorizationScheme['flows'][number];
type Changing = { settings: ClientSettings; change: (settings: ClientSettings) => void };

/** What came of asking, and what can be done about it. */
const Came = ({ state, onStop }: { state: OAuthState; onStop: () => void }) => {
  const t = useWordsOf(callAuthorization);
  if (state.at === 'failed') return <ProblemBanner problem={state.failure} />;
  if (state.at === 'refused')
    return (
      <Banner tone="warn" role="alert" title={t.refused}>
        <p className={styles.words}>{state.why || t.refusedLead}</p>
      </Banner>
    );
  if (state.at !== 'waiting') return null;
  return (
    <Banner tone="info" role="status" title={state.blocked ? t.blocked : t.waiting}>
      <Row>
        <PlainLinkButton small href={state.url} target="_blank" rel="noopener noreferrer">
          {t.openIt}
        </PlainLinkButton>
        <Button small kind="quiet" onClick={onStop}>
          {t.cancel}
        </Button>
      </Row>
    </Banner>
  );
};

const Scopes = ({ flow, settings, change }: Changing & { flow: Flow }) => {
  const t = useWordsOf(callAuthorization);
  const chosen = new Set(scopesOf(flow, settings));
  if (flow.scopes.length === 0) return null;
  return (
    <fieldset className={styles.scopes}>
      <legend>{t.scopes}</legend>
      {flow.scopes.map(({ name, description }) => (
        <Checkbox
          key={name}
          checked={chosen.has(name)}
          onChange={({ target }) => change({ ...settings, scopes: { ...settings.scopes, [name]: target.checked } })}
          label={
            <>
              <code>{name}</code>
              {description && ` – ${description}`}
            </>
          }
        />
      ))}
    </fieldset>
  );
};

/** Clients are registered with the address that they are led back to. */
const Redirect = () => {
  const t = useWordsOf(callAuthorization);
  const uri = redirectUriOf(window.location.origin);
  return (
    <div className={styles.redirect}>
      <Soft small>{t.redirect}</Soft>
      <code>{uri}</code>
      <CopyButton text={uri} label={t.copyRedirect} />
    </div>
  );
};

type ClientProps = Changing & { flow: Flow; asked: boolean };

/** Who asks: a client that is registered at the authorization server. */
const Client = ({ flow, settings, change, asked }: ClientProps) => {
  const t = useWordsOf(callAuthorization);
  const own = flow.flow === 'clientCredentials';
  const { clientId, clientSecret, clientAuthentication } = settings;
  return (
    <>
      <TextField
        label={t.clientId}
        hint={t.clientIdHint}
        autoComplete="off"
        spellCheck={false}
        error={asked && clientId === '' ? t.needed : undefined}
        value={clientId}
        onChange={({ target }) => change({ ...settings, clientId: target.value.trim() })}
      />
      <TextField
        label={t.clientSecret}
        hint={t.secretHint(flow.host)}
        type="password"
        autoComplete="off"
        optional={!own}
        error={asked && own && clientSecret === '' ? t.needed : undefined}
        value={clientSecret}
        onChange={({ target }) => change({ ...settings, clientSecret: target.value.trim() })}
      />
      {clientSecret !== '' && (
        <Select
          label={t.proof}
          value={clientAuthentication}
          onChange={({ target }) =>
            change({ ...settings, clientAuthentication: target.value === 'post' ? 'post' : 'basic' })
          }
          choices={(['basic', 'post'] as const).map((value) => ({ value, label: t.proofs[value] }))}
        />
      )}
    </>
  );
};

type FormProps = {
  place: { apiId: string; version: string; environment: 'live' | 'test' };
  scheme: AuthorizationScheme;
  authorizing: CallAuthorizing;
};

/** Comes by a token of one authorization server. What is typed stays in this tab. */
export const SchemeForm = ({ place, scheme, authorizing: { kept, keep } }: FormProps) => {
  const t = useWordsOf(callAuthorization);
  const settings = kept.settings[scheme.name] ?? NO_SETTINGS;
  const change = (next: ClientSettings) => keep({ ...kept, settings: { ...kept.settings, [scheme.name]: next } });
  const flow = flowOf(scheme, settings);
  const [asked, setAsked] = useState(false);
  const { state, ask, stop } = useOAuth(place, (token, wanted) => {
    const by = { scheme: scheme.name, flow: wanted.flow, clientId: wanted.settings.clientId, scopes: wanted.scopes };
    keep({ ...kept, held: heldOf(by, token, Date.now()) });
  });
  const isWhole = settings.clientId !== '' && (flow?.flow !== 'clientCredentials' || settings.clientSecret !== '');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (flow && isWhole) return void ask({ scheme, flow: flow.flow, settings, scopes: scopesOf(flow, settings) });
    const form = event.currentTarget;
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form noValidate onSubmit={submit} aria-label={t.authorize(scheme.name)}>
      <Stack>
        {scheme.description && <Prose>{scheme.description}</Prose>}
        {flow && (
          <>
            {scheme.flows.length > 1 && (
              <Select
                label={t.flow}
                value={flow.flow}
                onChange={({ target }) =>
                  change({ ...settings, flow: scheme.flows.find((one) => one.flow === target.value)?.flow })
                }
                choices={scheme.flows.map((one) => ({ value: one.flow, label: t.flows[one.flow] }))}
              />
            )}
            <Client flow={flow} settings={settings} change={change} asked={asked} />
            {flow.flow === 'authorizationCode' && <Redirect />}
            <Scopes flow={flow} settings={settings} change={change} />
            <Row>
              <Button kind="primary" type="submit" busy={state.at === 'asking'}>
                {t.authorize(scheme.name)}
              </Button>
            </Row>
          </>
        )}
        {scheme.others.length > 0 && <Soft small>{t.dropped(scheme.others.join(', '))}</Soft>}
        <Came state={state} onStop={stop} />
      </Stack>
    </form>
  );
};
