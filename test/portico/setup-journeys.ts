import { setupPortico } from './setup.ts';

export const setup = setupPortico(Number(process.env.PORTICO_PORT ?? 4300), true);
