import { beforeEach, expect, it, vi } from 'vitest';
import { keepUse } from './keep-use.ts';

type Listener = (event: object) => void;

let listeners: Map<string, Listener>;
let frames: (() => void)[];
const pressed: string[] = [];

class Button {
  isConnected = true;
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  /** Whether React has taken it over, but not yet all around it. */
  blocked = false;
  readonly #heard = new Set<() => void>();
  closest() {
    return this;
  }
  matches() {
    return false;
  }
  addEventListener(_type: string, listener: () => void) {
    this.#heard.add(listener);
  }
  removeEventListener(_type: string, listener: () => void) {
    this.#heard.delete(listener);
  }
  /** A press by a person or by code; what React has taken over hears of it where nobody stops it. */
  click() {
    let stopped = false;
    const stop = () => {
      stopped = true;
    };
    listeners.get('click')?.({ target: this, preventDefault: () => undefined, stopImmediatePropagation: stop });
    if (stopped || this.blocked) return;
    for (const listener of this.#heard) listener();
    if (Object.keys(this).includes('__reactProps$1')) pressed.push(this.name);
  }
  comeAlive() {
    Object.assign(this, { __reactProps$1: {} });
  }
}
const frame = () => {
  for (const next of frames.splice(0)) next();
};

beforeEach(() => {
  [listeners, frames] = [new Map(), []];
  pressed.length = 0;
  vi.stubGlobal('Element', Button);
  vi.stubGlobal('HTMLSelectElement', class {});
  vi.stubGlobal('HTMLInputElement', class {});
  vi.stubGlobal('setTimeout', (next: () => void) => frames.push(next));
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => frames.push(next));
  vi.stubGlobal('document', { addEventListener: (name: string, listener: Listener) => listeners.set(name, listener) });
  keepUse();
});

it('what was pressed before the page was alive is pressed again in its order, one a frame, and what comes after it waits for it', () => {
  const [tab, download] = [new Button('tab'), new Button('download')];
  tab.click();
  frame();
  expect(pressed).toEqual([]);
  for (const button of [tab, download]) button.comeAlive();
  download.click();
  expect(pressed).toEqual([]);
  frame();
  expect(pressed).toEqual(['tab']);
  frame();
  expect(pressed).toEqual(['tab', 'download']);
  download.click();
  frame();
  expect([pressed.length, frames]).toEqual([3, []]);
});

it('what never comes alive holds nothing up once the page is ready', () => {
  const [dead, button] = [new Button('dead'), new Button('button')];
  button.comeAlive();
  dead.click();
  button.click();
  frame();
  expect(pressed).toEqual([]);
  listeners.get('portico:ready')?.({});
  frame();
  expect(pressed).toEqual(['button']);
});

it('what React stops on its way, as it has not taken over all around it, is pressed again until it is heard, once', () => {
  const [button, early] = [new Button('button'), new Button('early')];
  early.click();
  for (const one of [button, early]) {
    one.comeAlive();
    one.blocked = true;
  }
  frame();
  early.blocked = false;
  frame();
  expect(pressed).toEqual(['early']);
  button.click();
  frame();
  frame();
  expect(pressed).toEqual(['early']);
  button.blocked = false;
  frame();
  frame();
  expect([pressed, frames]).toEqual([['early', 'button'], []]);
});

it('what was pressed and is gone is pressed no more', () => {
  const gone = new Button('gone');
  gone.click();
  gone.isConnected = false;
  frame();
  expect([pressed, frames]).toEqual([[], []]);
});
