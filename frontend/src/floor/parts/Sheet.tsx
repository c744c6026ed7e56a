// A sheet from below for what a scan cannot say: a number, a code by hand, a choice. Scans rest while it is open.
import { type ReactNode, useEffect, useRef } from 'react';
import * as t from '@/i18n/gen/floor';
import { Icon } from './Icon';

export function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-label={title} onCancel={onClose} onClose={onClose}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="icon" onClick={onClose} aria-label={t.close_()}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
