/** How good a document is, as it is coloured. */
export const GRADE_TONES = { A: 'ok', B: 'ok', C: 'warn', D: 'danger', F: 'danger' } as const;
