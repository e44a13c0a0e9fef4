export { createHandler, type KernelOptions } from './handler.ts';
export type { Route, Routes } from './route.ts';
