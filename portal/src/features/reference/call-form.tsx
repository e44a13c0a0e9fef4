'use client';
import type { ReferenceOperation } from '@portico/client';
import { SAMPLE_LABELS, SAMPLE_LANGUAGES } from '@portico/samples';
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { apiConsole } from '../../i18n/messages/console.ts';
import { useCodeLanguage } from '../../parts/use-code-language.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/code.tsx';
import { Row, Soft, Stack } from '../../ui/layout.tsx';
import { AnswerView } from './answer-view.tsx';
import { CallHistory } from './call-history.tsx';
import { ConsoleBody } from './console-body.tsx';
import { ConsoleFieldInput, type Filling } from './console-field.tsx';
import { bodyIn, buildCall, type Draft, type Files, fieldsOf, isSendable } from './console-request.ts';
import { type Called, draftKey } from './draft-key.ts';
import { type Written, writtenCall } from './sample-of-call.ts';
import { type Sender, useCall } from './use-call.ts';
import { useDraft, useSent } from './use-draft.ts';
import { useFaults } from './use-faults.ts';

/** What is typed: kept, but for files and what is secret. */
const useTyped = (called: Called) => {
  const { draft, change, clear } = useDraft(draftKey(called));
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const [files, setFiles] = useState<Files>({});
  const values = { ...draft.values, ...secrets };
  const onType: Filling['onType'] = ({ id, secret }, text) =>
    secret
      ? setSecrets((held) => ({ ...held, [id]: text }))
      : change({ ...draft, values: { ...draft.values, [id]: text } });
  const onFiles: Filling['onFiles'] = (id, chosen) => setFiles((held) => ({ ...held, [id]: chosen }));
  const restart = () => {
    clear();
    setSecrets({});
    setFiles({});
  };
  return { draft, change, files, values, onType, onFiles, restart };
};

type CallFormProps = {
  page: ReferenceOperation;
  called: Called;
  sender: Sender;
  onWritten: (written: Written) => void;
  /** Something is proven to the API besides the key. */
  authorized: boolean;
  /** What helps where the API behind the gateway wants more than the key. */
  authorize: ReactNode;
};

/** What an operation is called with, the call, and its answer. */
export const CallForm = ({ page, called, sender, onWritten, authorized, authorize }: CallFormProps) => {
  const t = useWordsOf(apiConsole);
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  /** Fields that hold files are emptied by being new ones. */
  const [begun, setBegun] = useState(0);
  const typed = useTyped(called);
  const { draft, change, files, values, onType, onFiles } = typed;
  const fields = useMemo(() => fieldsOf(page), [page]);
  const now = { ...draft, values };
  const { call, faults } = buildCall(called.gatewayUrl, { page, fields, draft: now, files });
  const [language] = useCodeLanguage();
  const [wished] = language?.split(' ') ?? [];
  const chosen = SAMPLE_LANGUAGES.find((one) => one === wished) ?? 'curl';
  const code = JSON.stringify(writtenCall(call, authorized));
  // By its text: a call is another object each time.
  const written = useMemo(() => JSON.parse(code) as Written, [code]);
  useEffect(() => onWritten(written), [onWritten, written]);
  const { state, send, stop } = useCall(sender);
  const { sent, add, forget } = useSent(draftKey(called));
  const body = bodyIn(fields, draft);
  const bodiless = call.method === 'GET' || call.method === 'HEAD';
  const [tried, setTried] = useState<Draft>();
  const said = useFaults({ fields, body, now, faults: asked ? faults : {}, state, sent: tried });
  const filling: Filling = { values, onType, onFiles, faults: said };
  const sendAndKeep = async () => {
    const at = new Date().toISOString();
    setTried(now);
    const answer = await send(call);
    if (answer) add({ at, status: answer.status, milliseconds: answer.milliseconds, draft });
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!isSendable(call.method)) return;
    setAsked(true);
    if (Object.keys(faults).length === 0) return void sendAndKeep();
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const restart = () => {
    typed.restart();
    setAsked(false);
    setBegun((count) => count + 1);
  };
  return (
    <Stack>
      <form ref={form} noValidate onSubmit={submit} key={begun} aria-label={t.title} data-call>
        <Stack>
          {fields.parameters.map((field) => (
            <ConsoleFieldInput key={field.id} field={field} filling={filling} />
          ))}
          {body && bodiless && <Soft small>{t.noBodyByGet}</Soft>}
          {body && !bodiless && (
            <ConsoleBody
              contents={fields.contents}
              chosen={body}
              required={page.body?.required ?? false}
              draft={draft}
              onDraft={change}
              filling={filling}
            />
          )}
          {isSendable(call.method) ? (
            <Row>
              <Button kind="primary" type="submit" busy={state.at === 'sent'}>
                {t.send}
              </Button>
              {state.at === 'sent' && <Button onClick={stop}>{t.stop}</Button>}
              <Soft small>{t.sendHint}</Soft>
            </Row>
          ) : (
            <Soft small>{t.noMethod(call.method)}</Soft>
          )}
          <Row>
            <CopyButton text={written[chosen] ?? ''} label={t.copyAs(SAMPLE_LABELS[chosen])} />
            <Button kind="quiet" onClick={restart}>
              {t.start}
            </Button>
          </Row>
        </Stack>
      </form>
      <AnswerView
        state={state}
        slug={called.api.slug}
        name={called.operation}
        onAgain={() => submit()}
        authorize={authorize}
      />
      <CallHistory sent={sent} onRestore={(one) => change(one.draft)} onForget={forget} />
    </Stack>
  );
};
