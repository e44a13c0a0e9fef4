'use client';
import type { SignedUp, SignInWays } from '@portico/client';
import { useState } from 'react';
import type { SignInOutcome } from '../../api/sign-in.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { signIn } from '../../i18n/messages/sign-in.ts';
import { AddressStep } from './address-step.tsx';
import { CodeStep } from './code-step.tsx';
import { ConnectionStep } from './connection-step.tsx';
import { LinkStep } from './link-step.tsx';
import { NewPasswordStep } from './new-password-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { ResetStep } from './reset-step.tsx';
import { SignUpStep } from './sign-up-step.tsx';

type At = {
  readonly step: 'address' | 'connection' | 'password' | 'reset' | 'link' | 'sign-up' | 'new-password' | 'code';
  readonly email: string;
};

/** Where a sign-in is; its secrets are in sealed cookies, and none in this page's address. */
export const SignIn = ({ returnTo }: { returnTo: string }) => {
  const [at, setAt] = useState<At>({ step: 'address', email: '' });
  const [ways, setWays] = useState<SignInWays>();
  const connection = ways?.connection;
  const [first, setFirst] = useState(true);
  const [done, setDone] = useState<string>();
  const t = useWordsOf(signIn);
  const go = (step: At['step'], email = at.email) => {
    setFirst(false);
    setDone(undefined);
    setAt({ step, email });
  };
  const back = () => go('address');
  const onDone = (outcome: SignInOutcome) => {
    // The whole page anew: everything that was read as a visitor is read as a reader.
    if ('to' in outcome) window.location.assign(outcome.to);
    // A passkey is asked for where it is begun, and a link followed from the mail.
    else if (outcome.asks === 'code' || outcome.asks === 'new-password') go(outcome.asks);
  };
  const onSet = () => {
    go('password');
    setDone(t.resetDone);
  };
  const onMade = ({ status }: SignedUp) => {
    go('password');
    setDone(status === 'waiting' ? t.waiting : t.made);
  };
  const onWays = (email: string, found: SignInWays) => {
    setWays(found);
    go(found.connection ? 'connection' : 'password', email);
  };
  const shared = { returnTo, email: at.email };
  if (at.step === 'connection' && connection)
    return (
      <ConnectionStep
        {...shared}
        name={connection.name}
        title={connection.title ?? connection.name}
        onPassword={() => go('password')}
        onAnother={back}
      />
    );
  if (at.step === 'password')
    return (
      <PasswordStep
        {...shared}
        done={done}
        onDone={onDone}
        onForgot={() => go('reset')}
        onLink={() => go('link')}
        onSignUp={ways?.signUp ? () => go('sign-up') : undefined}
        onAnother={back}
      />
    );
  if (at.step === 'sign-up') return <SignUpStep email={at.email} onMade={onMade} onAnother={back} />;
  if (at.step === 'link') return <LinkStep {...shared} onPassword={() => go('password')} onAnother={back} />;
  if (at.step === 'reset') return <ResetStep email={at.email} onSet={onSet} onAnother={back} />;
  if (at.step === 'code') return <CodeStep {...shared} onDone={onDone} onAgain={back} />;
  if (at.step === 'new-password') return <NewPasswordStep {...shared} onDone={onDone} onAgain={back} />;
  return <AddressStep {...shared} first={first} onWays={onWays} />;
};
