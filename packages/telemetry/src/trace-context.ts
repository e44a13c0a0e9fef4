import { AsyncLocalStorage } from 'node:async_hooks';

type Values = Record<string, unknown>;

/**
 * What the X-Ray SDK asks of `cls-hooked`, on AsyncLocalStorage. cls-hooked watches every promise with an async hook,
 * which costs a function a fifth of its processor time whether a call is traced or not; the bundles take this instead.
 */
class TraceContext {
  readonly #storage = new AsyncLocalStorage<Values>();
  /** The context of an execution environment, entered while the module loads: events come from outside of it. */
  #root: Values | undefined;

  get active(): Values | undefined {
    return this.#storage.getStore() ?? this.#root;
  }

  get(name: string): unknown {
    return this.active?.[name];
  }

  set<Value>(name: string, value: Value): Value {
    const { active } = this;
    if (!active) throw new Error('No context available. ns.run() or ns.bind() must be called first.');
    active[name] = value;
    return value;
  }

  /** A context that sees the values of the active one. */
  createContext(): Values {
    return Object.create(this.active ?? null);
  }

  enter(context: Values): void {
    if (this.active) this.#storage.enterWith(context);
    else this.#root = context;
  }

  exit(): void {}

  run(work: (context: Values) => void): Values {
    const context = this.createContext();
    this.#storage.run(context, work, context);
    return context;
  }

  runAndReturn<Result>(work: (context: Values) => Result): Result {
    const context = this.createContext();
    return this.#storage.run(context, work, context);
  }

  runPromise<Result>(work: (context: Values) => Promise<Result>): Promise<Result> {
    return this.runAndReturn(work);
  }

  bind<Arguments extends unknown[], Result>(
    work: (...given: Arguments) => Result,
    context: Values = this.active ?? this.createContext(),
  ): (...given: Arguments) => Result {
    return (...given) => this.#storage.run(context, work, ...given);
  }

  /** Listeners see the context of whoever emits. */
  bindEmitter(): void {}
}

const contexts = new Map<string, TraceContext>();

export const getNamespace = (name: string): TraceContext | undefined => contexts.get(name);

export const createNamespace = (name: string): TraceContext => {
  const made = new TraceContext();
  contexts.set(name, made);
  return made;
};

export const destroyNamespace = (name: string): void => void contexts.delete(name);
