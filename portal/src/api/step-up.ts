/** Told to the window when the API asks for the second factor again. */
export const STEP_UP = 'portico:step-up';
