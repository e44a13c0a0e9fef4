'use client';
import { useWords } from '../../i18n/words.tsx';
import { StepUpForm } from '../../parts/step-up-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export const StepUpDialog = ({ onDone, onClose }: { onDone: () => void; onClose: () => void }) => {
  const { t } = useWords();
  return (
    <Dialog open onClose={onClose} title={t.signIn.stepUpTitle} lead={t.signIn.stepUpLead}>
      <StepUpForm onCancel={onClose} onDone={onDone} />
    </Dialog>
  );
};
