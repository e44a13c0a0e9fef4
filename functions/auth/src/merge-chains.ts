import type { SealedEntry, SealedLog } from '@portico/data';
import type { Spans } from './audit-spans.ts';

export type Merged = SealedEntry & { readonly shard: string };

/** The part of a chain within its span: the stretch that is in memory, and how far that was read. */
const chainOf = (log: SealedLog, shard: string, { to, reached }: Spans[string]) => {
  let stretch: readonly SealedEntry[] = [];
  let at = 0;
  let read = reached;
  const fill = async () => {
    while (at === stretch.length && read < to) {
      const found = await log.after(shard, read);
      // What an archived stretch lost, or a chain that was cut off, holds nothing else up.
      const lost = found.length === 0 ? await log.segmentWith(shard, read + 1) : undefined;
      read = found.at(-1)?.link.sequence ?? lost?.toSequence ?? to;
      stretch = found.filter(({ link }) => link.sequence <= to);
      at = 0;
    }
  };
  return {
    shard,
    fill,
    isEmpty: () => at === stretch.length,
    first: () => stretch[at],
    take: () => stretch[at++],
  };
};

/** The chains of a span as one log, oldest first, a stretch of each at a time in memory. */
export const mergeChains = async function* (log: SealedLog, spans: Spans): AsyncGenerator<Merged> {
  const chains = Object.entries(spans).map(([shard, span]) => chainOf(log, shard, span));
  for (;;) {
    if (chains.some((chain) => chain.isEmpty())) await Promise.all(chains.map((chain) => chain.fill()));
    let oldest: (typeof chains)[number] | undefined;
    for (const chain of chains) {
      const [one, other] = [chain.first(), oldest?.first()];
      if (one && (!other || one.link.entryId < other.link.entryId)) oldest = chain;
    }
    const taken = oldest?.take();
    if (!oldest || !taken) return;
    yield { ...taken, shard: oldest.shard };
  }
};
