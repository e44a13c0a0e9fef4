import type { Schema, Total, Written } from '@portico/contract';
import { audited, unlessRefused, writeTogether } from '@portico/data';
import { createId, plainAddress } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { accountOf } from './devices.ts';
import { answeredEvenly, refusedEvenly } from './even-times.ts';
import { requireGoodPassword } from './new-password.ts';
import { accountEntity } from './password-tries.ts';
import { MAIL_STEPS, type Passwords, wrongCode } from './passwords.ts';
import type { SignUpSettings } from './sign-up-settings.ts';

/** The rules of making an account: its address is proven first, and nothing of it can be used before. */
export const signUps = (
  dependencies: Dependencies,
  { passwords, settings }: { passwords: Passwords; settings: SignUpSettings },
) => {
  const { data, now, pool, refusalStepMilliseconds } = dependencies;
  const { signUpRequest } = data.entities;

  /** Waits to be let in, before the account can be used; answers how to take it back, where it was not there before. */
  const wait = async (email: string, name: string) => {
    const at = now();
    const accountId = accountOf(email);
    const item = { accountId, requestId: createId('signUpRequest', at), email, name, createdAt: at.toISOString() };
    const made = await unlessRefused(signUpRequest.create(item).go());
    return async () => void (made && (await signUpRequest.delete({ accountId }).go()));
  };

  return {
    ask: (body: Schema<'SignInAddress'>): Promise<undefined> =>
      answeredEvenly(MAIL_STEPS * refusalStepMilliseconds, async () => {
        const { email } = { email: plainAddress(body.email) } satisfies Written<'SignInAddress'>;
        if (email !== undefined && (await settings.ofAddress(email)) !== 'no') await pool.askSignUp(email);
        await writeTogether(data, (items) => ({
          audit: audited(items, { action: 'sign-up.ask', entity: accountEntity(email ?? body.email), at: now() }),
        }));
        return undefined;
      }),

    confirm: (body: Schema<'SignUpConfirmation'>): Promise<Total<Schema<'SignedUp'>>> =>
      refusedEvenly(refusalStepMilliseconds, async () => {
        const { email, code, name, newPassword } = {
          email: plainAddress(body.email),
          code: body.code,
          name: body.name,
          newPassword: body.newPassword,
        } satisfies Written<'SignUpConfirmation'>;
        const entity = accountEntity(email ?? body.email);
        await requireGoodPassword(newPassword, entity);
        const may = email === undefined ? 'no' : await settings.ofAddress(email);
        if (email === undefined || may === 'no') throw wrongCode(entity);
        const takeBack = may === 'approval' ? await wait(email, name) : undefined;
        let outcome: Awaited<ReturnType<typeof pool.confirmSignUp>> | undefined;
        try {
          outcome = await pool.confirmSignUp(email, code);
        } finally {
          if (outcome !== 'confirmed') await takeBack?.();
        }
        if (outcome === 'wrong') throw wrongCode(entity);
        // The code was mailed for a new password: it says itself whether it is right.
        if (outcome === 'existing') {
          await passwords.setAnew(email, code, newPassword);
          return { status: 'ready' };
        }
        await pool.furnish(email, { name, password: newPassword });
        await writeTogether(data, (items) => ({
          audit: audited(items, { action: 'sign-up.confirm', entity, at: now(), after: { name } }),
        }));
        return { status: may === 'approval' ? 'waiting' : 'ready' };
      }),
  };
};
