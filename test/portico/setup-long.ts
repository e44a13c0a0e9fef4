import { setupPortico } from './setup.ts';

// A hundred thousand requests make more teams than one person usually has.
export const setup = setupPortico(Number(process.env.PORTICO_PORT ?? 4200) + 200, true, { TeamsPerPerson: '10000' });
