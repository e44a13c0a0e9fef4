import type { Tone } from '../../ui/feedback.tsx';

const TONES: Readonly<Record<string, Tone>> = { 2: 'ok', 3: 'info', 4: 'warn', 5: 'danger' };

export const toneOf = (status: number): Tone | undefined => TONES[String(status).charAt(0)];
