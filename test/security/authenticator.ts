import { createHmac } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows for a secret at a step of 30 seconds (RFC 6238), by itself and not by our own code. */
const codeAt = (secret: string, step: number): string => {
  const bits = [...secret].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(step, 4);
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac[19] ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};

/** An app that never shows a code twice: a used one is not taken. It runs ahead by a step at most, as clocks may. */
export const createAuthenticator = (secret: string) => {
  let last = 0;
  return {
    secret,
    async code(): Promise<string> {
      const present = () => Math.floor(Date.now() / 30_000);
      // The last one's code is good for what is left of this step: at its end it may come too late.
      const isEarly = Date.now() % 30_000 < 10_000;
      const next = Math.max(isEarly ? present() - 1 : present(), last + 1);
      // Three codes fit into each window; whoever needs more waits for the next.
      while (next > present() + 1) await new Promise((resolve) => setTimeout(resolve, 250));
      last = next;
      return codeAt(secret, next);
    },
  };
};
