/** Told to the window when the API no longer takes the session of this page. */
export const SESSION_LOST = 'portico:session-lost';
