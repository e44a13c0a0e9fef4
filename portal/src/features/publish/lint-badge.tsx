import type { LintReport } from '@portico/client';
import { Badge } from '../../ui/feedback.tsx';

export const GRADE_TONES = { A: 'ok', B: 'ok', C: 'warn', D: 'danger', F: 'danger' } as const;

export const LintBadge = ({ grade, score }: Pick<LintReport, 'grade' | 'score'>) => (
  <Badge tone={GRADE_TONES[grade]} plain>
    {grade} · {score}
  </Badge>
);
