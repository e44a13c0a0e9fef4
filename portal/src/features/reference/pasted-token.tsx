'use client';
import { type FormEvent, useState } from 'react';
import { useWordsOf } from '../../i18n/language.tsx';
import { callAuthorization } from '../../i18n/messages/call-authorization.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { isBearer } from './held-token.ts';

/** A token that somebody has already, from wherever. */
export const PastedToken = ({ onToken }: { onToken: (token: string) => void }) => {
  const t = useWordsOf(callAuthorization);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const token = typed.trim().replace(/^Bearer /i, '');
  const fault = token === '' ? t.needed : isBearer(token) ? undefined : t.tokenWrong;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (fault === undefined) onToken(token);
  };
  return (
    <form noValidate onSubmit={submit} aria-label={t.title}>
      <Stack>
        <TextField
          label={t.token}
          hint={t.tokenHint}
          type="password"
          autoComplete="off"
          spellCheck={false}
          error={asked ? fault : undefined}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Row>
          <Button type="submit">{t.use}</Button>
        </Row>
      </Stack>
    </form>
  );
};
