export { type Cursors, createCursors } from './cursor.ts';
export { createHandler, type KernelOptions } from './handler.ts';
export type { Route, Routes } from './route.ts';
