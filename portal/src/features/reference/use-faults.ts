'use client';
import { useWordsOf } from '../../i18n/language.tsx';
import { apiConsole } from '../../i18n/messages/console.ts';
import { useDocumentWords } from '../../parts/document-words.ts';
import type { BodyFields, Draft, Faults, Fields } from './console-request.ts';
import { mockFaults } from './mock-faults.ts';
import type { CallState } from './use-call.ts';

type Looked = {
  readonly fields: Fields;
  readonly body: BodyFields | undefined;
  readonly now: Draft;
  /** What cannot be sent. */
  readonly faults: Faults;
  readonly state: CallState;
  /** What was typed when it was sent. */
  readonly sent: Draft | undefined;
};

/** What is said beside each field: why it cannot be sent, else what the mock found wrong with it. */
export const useFaults = ({ fields, body, now, faults, state, sent }: Looked): Readonly<Record<string, string>> => {
  const t = useWordsOf(apiConsole);
  const said = useDocumentWords();
  const errors = state.at === 'answered' ? (state.answer.errors ?? []) : [];
  return {
    ...(sent && mockFaults(fields, body, now, { errors, draft: sent }, ({ words, detail }) => said(words, detail))),
    ...Object.fromEntries(Object.entries(faults).map(([id, fault]) => [id, t.faults[fault]])),
  };
};
