import { setupPortico } from './setup.ts';

// On ports of its own: the contract part may run beside it.
export const setup = setupPortico(Number(process.env.PORTICO_PORT ?? 4200) + 100, true);
