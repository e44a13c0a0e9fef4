import type { LintReport } from '@portico/client';
import { GRADE_TONES } from '../../parts/grade-tones.ts';
import { Badge } from '../../ui/feedback.tsx';

export const LintBadge = ({ grade, score }: Pick<LintReport, 'grade' | 'score'>) => (
  <Badge tone={GRADE_TONES[grade]} plain>
    {grade} · {score}
  </Badge>
);
