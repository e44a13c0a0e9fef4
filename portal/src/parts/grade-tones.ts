/** How good a document is, the best first. */
export const GRADES = ['A', 'B', 'C', 'D', 'F'] as const;
/** And as it is coloured. */
export const GRADE_TONES = { A: 'ok', B: 'ok', C: 'warn', D: 'danger', F: 'danger' } as const;
