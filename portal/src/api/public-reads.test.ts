import { describe, expect, it } from 'vitest';
import { publicReads } from './public-reads.ts';

const URL_OF_LIST = 'https://api.example/apis';

const start = (control: string, status = 200, age?: string) => {
  const seen: string[] = [];
  let time = 0;
  const read = publicReads(
    async (url) => {
      seen.push(url);
      await Promise.resolve();
      return Response.json(
        { call: seen.length },
        { status, headers: { 'cache-control': control, ...(age && { age }) } },
      );
    },
    () => time,
  );
  const ask = async (init: RequestInit = {}, url = URL_OF_LIST): Promise<unknown> => (await read(url, init)).json();
  return { seen, ask, pass: (seconds: number) => (time += seconds * 1000) };
};

describe('reads that nobody signed', () => {
  it('are one call for as long as the API says, and another one after that', async () => {
    const { seen, ask, pass } = start('public, max-age=10');
    expect(await ask()).toEqual({ call: 1 });
    pass(9.9);
    expect(await ask()).toEqual({ call: 1 });
    pass(0.2);
    expect(await ask()).toEqual({ call: 2 });
    expect(seen).toHaveLength(2);
  });

  it('are no longer everybody’s for the time that the edge has kept them', async () => {
    const { ask, pass } = start('public, max-age=10', 200, '7');
    await ask();
    pass(2.9);
    expect(await ask()).toEqual({ call: 1 });
    pass(0.2);
    expect(await ask()).toEqual({ call: 2 });
    const { ask: again } = start('public, max-age=10', 200, '10');
    await again();
    expect(await again()).toEqual({ call: 2 });
  });

  it('are one call for all who ask while it is under way', async () => {
    const { seen, ask } = start('public, max-age=10');
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([{ call: 1 }, { call: 1 }, { call: 1 }]);
    expect(seen).toHaveLength(1);
  });

  it.each(['private, max-age=10', 'no-store', 'public', ''])(
    'are asked again where the API says "%s"',
    async (control) => {
      const { ask } = start(control);
      await ask();
      expect(await ask()).toEqual({ call: 2 });
    },
  );

  it('are asked again after a refusal', async () => {
    const { ask } = start('public, max-age=10', 503);
    await ask();
    expect(await ask()).toEqual({ call: 2 });
  });

  it('are told apart by address', async () => {
    const { ask } = start('public, max-age=10');
    await ask();
    expect(await ask({}, `${URL_OF_LIST}?q=museum`)).toEqual({ call: 2 });
  });
});

describe('what a reader signed, or what changes something', () => {
  it.each<RequestInit>([
    { headers: { authorization: 'Bearer one' } },
    { headers: { cookie: 'a=b' } },
    { method: 'POST', body: '{}' },
  ])('passes through, and nobody else is given it: %j', async (init) => {
    const { ask } = start('public, max-age=10');
    expect(await ask()).toEqual({ call: 1 });
    expect(await ask(init)).toEqual({ call: 2 });
    expect(await ask(init)).toEqual({ call: 3 });
    expect(await ask()).toEqual({ call: 1 });
  });
});
