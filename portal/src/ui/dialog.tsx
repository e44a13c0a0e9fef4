'use client';
import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useWordsOf } from '../i18n/language.tsx';
import { common } from '../i18n/messages/common.ts';
import { Button } from './button.tsx';
import styles from './dialog.module.css';
import { Row } from './layout.tsx';
import { useModal } from './use-modal.ts';

type DialogProps = {
  open: boolean;
  /** Called for Esc, the veil and the cross; what opened the dialog decides. */
  onClose: () => void;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  modalRole?: 'dialog' | 'alertdialog';
  /** In the middle, or at the side for one item of what is behind it. */
  place?: 'middle' | 'side';
};

const Opened = ({ onClose, title, lead, children, modalRole, place = 'middle' }: DialogProps) => {
  const t = { common: useWordsOf(common) };
  const id = useId();
  const modal = useModal(onClose);
  return (
    <dialog
      {...modal}
      role={modalRole === 'alertdialog' ? modalRole : undefined}
      className={`${styles.dialog} ${styles[place]}`}
      aria-labelledby={`${id}-title`}
      aria-describedby={lead ? `${id}-lead` : undefined}
    >
      <div className={styles.body}>
        <div className={styles.head}>
          <h2 id={`${id}-title`}>{title}</h2>
          <button type="button" className={styles.close} aria-label={t.common.close} onClick={onClose}>
            <X size={18} aria-hidden="true" />
          </button>
        </div>
        {lead && (
          <p id={`${id}-lead`} className={styles.lead}>
            {lead}
          </p>
        )}
        {children}
      </div>
    </dialog>
  );
};

export const Dialog = (props: DialogProps) => (props.open ? <Opened {...props} /> : null);

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
  const t = { common: useWordsOf(common) };
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
