import { setupPortico } from './setup.ts';

export const setup = setupPortico(4200, false);
