import { setupPortico } from './setup.ts';

export const setup = setupPortico(4300, true);
