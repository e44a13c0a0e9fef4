import { beforeEach, expect, it, vi } from 'vitest';
import { loadLater } from './load-later.ts';

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
  closest() {
    return this;
  }
  /** A press by a person or by code; what React has taken over hears of it where nobody stops it. */
  click() {
    let stopped = false;
    const stop = () => {
      stopped = true;
    };
    listeners.get('click')?.({ target: this, preventDefault: () => undefined, stopImmediatePropagation: stop });
    if (!stopped && Object.keys(this).includes('__reactProps$1')) pressed.push(this.name);
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
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => frames.push(next));
  vi.stubGlobal('document', { addEventListener: (name: string, listener: Listener) => listeners.set(name, listener) });
  loadLater([], false);
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
