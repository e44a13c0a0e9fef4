import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createNamespace, destroyNamespace, getNamespace } from './trace-context.ts';

describe('the context of a trace', () => {
  it('entered while the module loads is the one of every event, wherever it comes from', async () => {
    const context = createNamespace('root');
    context.enter(context.createContext());
    context.set('segment', 'facade');
    await turn();
    expect(context.get('segment')).toBe('facade');
  });

  it('follows each of two interleaved calls and neither sees the other', async () => {
    const context = createNamespace('interleaved');
    context.enter(context.createContext());
    context.set('segment', 'outer');
    const inner = (name: string) =>
      context.runAndReturn(async () => {
        expect(context.get('segment')).toBe('outer');
        context.set('segment', name);
        await turn();
        return context.get('segment');
      });
    await expect(Promise.all([inner('one'), inner('two')])).resolves.toEqual(['one', 'two']);
    expect(context.get('segment')).toBe('outer');
  });

  it('is carried by a bound function and refused a value where there is none', () => {
    const context = createNamespace('bound');
    expect(() => context.set('segment', 'none')).toThrow('No context available');
    let read = (): unknown => undefined;
    context.run(() => {
      context.set('segment', 'bound');
      read = context.bind(() => context.get('segment'));
    });
    expect(read()).toBe('bound');
    expect(context.get('segment')).toBeUndefined();
  });

  it('is gone once destroyed', () => {
    createNamespace('gone');
    destroyNamespace('gone');
    expect(getNamespace('gone')).toBeUndefined();
  });
});
