import { Popup } from 'antd-mobile';
import { useEffect, type ReactNode } from 'react';
import { useWide } from './useWide';

interface SheetProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
}

/** A panel from the bottom on the phone, from the right on a wide screen. */
export function Sheet({ title, open, onClose, children, footer }: SheetProps) {
  useCloseOnEscape(open, onClose);
  const wide = useWide();
  return (
    <Popup
      visible={open}
      onMaskClick={onClose}
      position={wide ? 'right' : 'bottom'}
      bodyClassName={wide ? 'sheet sheet--side' : 'sheet'}
      destroyOnClose
    >
      <section className="sheet__body" role="dialog" aria-modal="true" aria-label={title}>
        <header className="sheet__head">
          <h2 className="sheet__title">{title}</h2>
          <button type="button" className="text-button sheet__close" onClick={onClose}>
            关闭
          </button>
        </header>
        <div className="sheet__scroll">{children}</div>
        {footer && <footer className="sheet__foot">{footer}</footer>}
      </section>
    </Popup>
  );
}

function useCloseOnEscape(open: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [open, onClose]);
}
