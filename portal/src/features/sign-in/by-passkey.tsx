'use client';
import { useSyncExternalStore } from 'react';
import { hasPasskeys, showPasskey } from '../../api/passkey.ts';
import { sendOwn } from '../../api/send-own.ts';
import type { SignInOutcome } from '../../api/sign-in.ts';
import { useAction } from '../../api/use-action.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';

type ByPasskeyProps = { returnTo: string; email: string; onDone: (outcome: SignInOutcome) => void };
const never = () => () => undefined;

/** A passkey in place of the password, where the browser can show one. */
export const ByPasskey = ({ returnTo, email, onDone }: ByPasskeyProps) => {
  const t = useWordsOf(signIn);
  const can = useSyncExternalStore(never, hasPasskeys, () => false);
  const { run, busy, failure } = useAction(async () => {
    const asked = await sendOwn<SignInOutcome>('passkey', { email, returnTo });
    if (!('asks' in asked) || !asked.passkey) return asked;
    return sendOwn<SignInOutcome>('answer', { passkey: await showPasskey(asked.passkey, t.noPasskey), returnTo });
  }, onDone);
  if (!can) return null;
  return (
    <>
      {/* The field for the password is not judged for being left: nothing moves under the pointer. */}
      <Button busy={busy} onMouseDown={(event) => event.preventDefault()} onClick={() => void run()}>
        {t.withPasskey}
      </Button>
      {failure && <ProblemBanner problem={failure} />}
    </>
  );
};
