import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import { audited, revisionOf, type SignUpSettingsItem, stillAt, writeTogether } from '@portico/data';
import { plainAddress } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import type { WaysIn } from './ways-in.ts';

const SETTINGS_ID = 'sign-up';
const NEVER_SAID: Pick<SignUpSettingsItem, 'mode' | 'domains' | 'revision'> = { mode: 'off' };

const present = ({ mode, domains }: Pick<SignUpSettingsItem, 'mode' | 'domains'>): Total<Schema<'SignUpSettings'>> => ({
  mode,
  domains: domains ?? [],
});

/** Who may make an account: a setting of the deployment that admins keep. Whose domain has a connection comes through it. */
export const signUpSettings = ({ data, now }: Pick<Dependencies, 'data' | 'now'>, ways: WaysIn) => {
  const { signUpSettings: kept, invitation } = data.entities;
  const read = async () => (await kept.get({ settingsId: SETTINGS_ID }).go({ consistent: true })).data ?? NEVER_SAID;
  const isInvited = async (email: string): Promise<boolean> =>
    (await invitation.query.byAddress({ email }).go({ limit: 10 })).data.some(
      ({ expiresAt }) => expiresAt > now().toISOString(),
    );
  const inDomain = (email: string, domains: readonly string[] = []) => domains.includes(email.split('@').at(-1) ?? '');

  return {
    async get() {
      const settings = await read();
      return { body: present(settings), etag: String(revisionOf(settings)) };
    },

    async put(seen: string, body: Schema<'SignUpSettings'>) {
      const { mode, domains } = { mode: body.mode, domains: body.domains ?? [] } satisfies Written<'SignUpSettings'>;
      const before = await read();
      if (seen !== String(revisionOf(before))) throw new Problem('precondition-failed');
      const revision = revisionOf(before) + 1;
      const after = { mode, domains: [...new Set(domains)] };
      const refused = await writeTogether(data, (items) => ({
        settings: items.signUpSettings
          .update({ settingsId: SETTINGS_ID })
          .set({ ...after, revision })
          .where(stillAt(revisionOf(before)))
          .commit(),
        audit: audited(items, {
          action: 'settings.change',
          entity: { kind: 'settings', id: SETTINGS_ID },
          at: now(),
          before: present(before),
          after: present(after),
        }),
      }));
      if (refused) throw new Problem('precondition-failed');
      return { body: present(after), etag: String(revision) };
    },

    /** Whether it is worth asking with an address like this: by the settings and its domain, not by who has it. */
    async mayAsk(email: string): Promise<boolean> {
      const { mode, domains } = await read();
      const plain = plainAddress(email);
      if (plain === undefined || mode === 'off' || (mode === 'domain' && !inDomain(plain, domains))) return false;
      return (await ways.ofAddress(plain)) === undefined;
    },

    /** Whether an account may be made with an address, and whether an admin has to let its owner in. */
    async ofAddress(email: string): Promise<'no' | 'yes' | 'approval'> {
      const { mode, domains } = await read();
      if (await ways.ofAddress(email)) return 'no';
      if (mode === 'approval') return 'approval';
      const may =
        mode === 'open' ||
        (mode === 'domain' && inDomain(email, domains)) ||
        (mode === 'invitation' && (await isInvited(email)));
      return may ? 'yes' : 'no';
    },
  };
};

export type SignUpSettings = ReturnType<typeof signUpSettings>;
