export * from './access.ts';
export * from './api-key.ts';
export * from './histogram.ts';
export * from './id.ts';
export * from './plan.ts';
export * from './principal.ts';
export * from './text.ts';
export * from './usage.ts';
