import type { ViewerRequest } from './viewer-request.ts';

export type KeptAnswer = {
  readonly status: number;
  readonly headers: ViewerRequest['headers'];
  readonly body: Buffer;
  /** When it came, less the age that it had then, in milliseconds. */
  readonly bornAt: number;
  readonly freshUntil: number;
};

const LINE_BYTES = 64;
const sizeOf = (key: string, { headers, body }: KeptAnswer): number =>
  headers.reduce((sum, [name, value]) => sum + name.length + value.length + LINE_BYTES, key.length + body.length);

/** Answers in memory, within bounds: what nobody asked for longest goes first. */
export const createKeptAnswers = (bytesMax: number) => {
  const kept = new Map<string, { readonly answer: KeptAnswer; readonly bytes: number }>();
  let bytes = 0;
  const forget = (key: string): void => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    /** Of more bytes than this none is kept. */
    answerBytesMax: Math.floor(bytesMax / 4),
    get(key: string): KeptAnswer | undefined {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.answer;
    },
    put(key: string, answer: KeptAnswer): void {
      forget(key);
      const size = sizeOf(key, answer);
      kept.set(key, { answer, bytes: size });
      bytes += size;
      for (const oldest of kept.keys()) {
        if (bytes <= bytesMax) return;
        forget(oldest);
      }
    },
    forget,
    bytes: () => bytes,
  };
};
