import { afterAll, vi } from 'vitest';

// For vitest's set-up: the files of a worker share its process, and none finds what another one put there.
afterAll(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
