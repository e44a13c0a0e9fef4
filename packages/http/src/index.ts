export { createHandler, type KernelOptions } from './handler.ts';
export type { Refusals } from './refusals.ts';
export type { KeyState, Repetitions } from './repetition.ts';
export type { Route, Routes } from './route.ts';
