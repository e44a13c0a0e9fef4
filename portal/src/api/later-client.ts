import type { Portico } from '@portico/client';

/** A call by the browser's client, whose code comes with the first: pages to read load it for nobody who only reads. */
export const withPortico = async <T>(call: (client: Portico) => PromiseLike<T>): Promise<T> =>
  call((await import('./browser-client.ts')).portico);
