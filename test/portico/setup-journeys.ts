import { setupPortico } from './setup.ts';

// Beside the contract part, which runs meanwhile.
export const setup = setupPortico(Number(process.env.PORTICO_PORT ?? 4200) + 100, true);
