import { type AnchorText, type AuditAnchor, type AuditFault, checkAnchors, LATEST_ANCHOR } from '@portico/domain';
import type { AuditStore } from './audit-store.ts';

const DAYS = 'seals/';
const AT_ONCE = 25;

export const ANCHOR_OBJECTS = {
  latest: `heads/${LATEST_ANCHOR}.json`,
  day: (day: string) => `${DAYS}${day}.json`,
} as const;

export type Anchors = { readonly anchors: readonly AuditAnchor[]; readonly faults: readonly AuditFault[] };

const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

/** Reads what was kept of where the chains ended; a day's is read once, as it never changes. */
export const connectAnchors = (store: AuditStore, secret: () => Promise<string>) => {
  const known = new Map<string, string>();
  const dayOf = async (key: string): Promise<AnchorText> => {
    const text = known.get(key) ?? textOf(await store.get(key)) ?? '';
    if (text !== '') known.set(key, text);
    return { name: key.slice(DAYS.length, -'.json'.length), text };
  };
  const days = async (): Promise<AnchorText[]> => {
    const keys = await store.list(DAYS);
    const texts: AnchorText[] = [];
    for (let from = 0; from < keys.length; from += AT_ONCE)
      texts.push(...(await Promise.all(keys.slice(from, from + AT_ONCE).map(dayOf))));
    return texts;
  };
  const latest = async () => {
    const found = await store.getTagged(ANCHOR_OBJECTS.latest);
    return found && { text: textOf(found.bytes) ?? '', tag: found.tag };
  };
  return {
    days,
    latest,
    check: async (): Promise<Anchors> => checkAnchors(await secret(), await days(), (await latest())?.text),
  };
};
