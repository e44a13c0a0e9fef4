'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { Row } from './layout.tsx';

type DialogProps = {
  open: boolean;
  /** Called for Esc, the veil and the cross; what opened the dialog decides. */
  onClose: () => void;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  modalRole?: 'dialog' | 'alertdialog';
};

export const Dialog = ({ open, onClose, title, lead, children, modalRole = 'dialog' }: DialogProps) => {
  const { t } = useWords();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content className={styles.dialog} role={modalRole} {...(!lead && { 'aria-describedby': undefined })}>
          <div className={styles.head}>
            <Radix.Title asChild>
              <h2>{title}</h2>
            </Radix.Title>
            <Radix.Close className={styles.close} aria-label={t.common.close}>
              <X size={18} aria-hidden="true" />
            </Radix.Close>
          </div>
          {lead && <Radix.Description className={styles.lead}>{lead}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};

type ConfirmProps = {
  open: boolean;
  title: string;
  lead: string;
  confirm: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
};

export const ConfirmDialog = ({
  open,
  title,
  lead,
  confirm,
  busy = false,
  onConfirm,
  onClose,
  children,
}: ConfirmProps) => {
  const { t } = useWords();
  return (
    <Dialog open={open} onClose={onClose} title={title} lead={lead} modalRole="alertdialog">
      {children}
      <Row justify="end">
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button kind="danger" busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </Row>
    </Dialog>
  );
};
