import { setupPortico } from './setup.ts';

// All files together make more teams than one person usually has.
export const setup = setupPortico(Number(process.env.PORTICO_PORT ?? 4200), false, { TeamsPerPerson: '1000' });
