import { Problem, type Schema, type Total, type Written } from '@portico/contract';
import {
  type AppearanceItem,
  audited,
  given,
  revisionOf,
  type StoredAppearance,
  stillAt,
  writeTogether,
} from '@portico/data';
import { HOME_SECTIONS, type LogoTheme, type Principal, SHIPPED_NAME } from '@portico/domain';
import type { Dependencies } from './dependencies.ts';
import { takenLogo } from './logos.ts';
import { presentAppearance } from './present-appearance.ts';
import { writtenAppearance } from './written-appearance.ts';

const HOLDER = 'portal';
/** What is there until somebody says something else, and again once it is asked for. */
const SHIPPED: StoredAppearance = {
  ...{ name: SHIPPED_NAME, typeface: 'instrument-sans' },
  ...{ home: { sections: HOME_SECTIONS }, menu: [], footer: { links: [] } },
};
const MEMBERS = { light: 'logo', dark: 'logoDark' } as const satisfies Record<LogoTheme, keyof StoredAppearance>;

type Kept = Pick<AppearanceItem, 'look' | 'hasPrevious' | 'revision'>;
type Change = {
  readonly before: Kept;
  readonly look: StoredAppearance;
  readonly action: 'appearance.change' | 'appearance.restore';
};

/** How the portal looks: said by admins, read by everybody. */
export const appearances = (dependencies: Dependencies) => {
  const { data, documents, now } = dependencies;
  const read = async (): Promise<Kept> =>
    (await data.entities.appearance.get({ holderId: HOLDER, state: 'now' }).go({ consistent: true })).data ?? {
      look: SHIPPED,
    };
  const readBefore = async () =>
    (await data.entities.appearance.get({ holderId: HOLDER, state: 'before' }).go({ consistent: true })).data;
  const answer = (look: StoredAppearance, hasPrevious: boolean, revision: number) => ({
    body: presentAppearance(look, hasPrevious),
    etag: String(revision),
  });
  /** Writes over what was read, and keeps that as the one before. */
  const write = async ({ before, look, action }: Change) => {
    const [revision, at] = [revisionOf(before), now()];
    const refused = await writeTogether(data, (items) => ({
      now: items.appearance
        .put({
          ...{ holderId: HOLDER, state: 'now', look, changedAt: at.toISOString(), hasPrevious: true },
          revision: revision + 1,
        })
        .where(stillAt(revision))
        .commit(),
      before: items.appearance
        .put({
          ...{ holderId: HOLDER, state: 'before', look: before.look, changedAt: at.toISOString() },
          revision,
        })
        .commit(),
      audit: audited(items, {
        ...{ action, entity: { kind: 'settings', id: 'appearance' }, at },
        ...{
          before: presentAppearance(before.look, before.hasPrevious ?? false),
          after: presentAppearance(look, true),
        },
      }),
    }));
    return refused === undefined ? answer(look, true, revision + 1) : undefined;
  };
  const over = async (seen: string, make: (before: Kept) => Promise<Omit<Change, 'before'>>) => {
    const before = await read();
    if (seen !== String(revisionOf(before))) throw new Problem('precondition-failed');
    const written = await write({ before, ...(await make(before)) });
    if (!written) throw new Problem('precondition-failed');
    return written;
  };

  return {
    async get() {
      const kept = await read();
      return answer(kept.look, kept.hasPrevious ?? false, revisionOf(kept));
    },

    put: (principal: Principal, seen: string, body: Schema<'AppearanceSettings'>) =>
      over(seen, async ({ look }) => {
        const { logo, logoDark, ...settings } = writtenAppearance(body);
        const before = (await readBefore())?.look;
        const known = [look, before].flatMap((one) => [one?.logo, one?.logoDark]).filter((one) => one !== undefined);
        const logos = given({
          logo: await takenLogo(dependencies, principal, logo, known, '/logo'),
          logoDark: await takenLogo(dependencies, principal, logoDark, known, '/logoDark'),
        });
        return { look: { ...settings, ...logos }, action: 'appearance.change' };
      }),

    restore: (seen: string, body: Schema<'AppearanceRestoration'>) =>
      over(seen, async () => {
        const { to } = { to: body.to } satisfies Written<'AppearanceRestoration'>;
        if (to === 'shipped') return { look: SHIPPED, action: 'appearance.restore' };
        // Before anything was said it looked as it ships.
        return { look: (await readBefore())?.look ?? SHIPPED, action: 'appearance.restore' };
      }),

    async logo(theme: LogoTheme): Promise<Total<Schema<'LogoImage'>>> {
      const kept = (await read()).look[MEMBERS[theme]];
      const bytes = kept && (await documents.getLogo(kept.hash));
      if (!kept || !bytes) throw new Problem('not-found');
      return { mediaType: kept.mediaType, hash: kept.hash, data: Buffer.from(bytes).toString('base64') };
    },
  };
};
