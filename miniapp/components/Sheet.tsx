import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface SheetProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
}

/** A panel from the bottom on the phone, from the right on a wide screen. */
export function Sheet(props: SheetProps) {
  return props.open ? createPortal(<OpenSheet {...props} />, document.body) : null;
}

function OpenSheet({ title, onClose, children, footer }: SheetProps) {
  const panel = useRef<HTMLElement>(null);
  useFocusInside(panel);
  usePageBehindStill();
  useCloseOnEscape(onClose);
  return (
    <div className="sheet-layer">
      <div className="sheet-scrim" onClick={onClose} aria-hidden="true" />
      <section className="sheet" ref={panel} role="dialog" aria-modal="true" aria-label={title} tabIndex={-1}>
        <div className="sheet__head">
          <h2 className="sheet__title">{title}</h2>
          <button type="button" className="text-button" onClick={onClose}>
            关闭
          </button>
        </div>
        {/* Read with the keyboard, too, where nothing inside takes the focus. */}
        <div className="sheet__scroll" tabIndex={0}>
          {children}
        </div>
        {footer && <div className="sheet__foot">{footer}</div>}
      </section>
    </div>
  );
}

const TABBABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';

/** Focus goes in, stays while tabbing round, and returns to where it was. */
function useFocusInside(panel: { current: HTMLElement | null }): void {
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    const goRound = (event: KeyboardEvent) => {
      if (event.key !== 'Tab' || !panel.current) return;
      const stops = panel.current.querySelectorAll<HTMLElement>(TABBABLE);
      const [from, to] = event.shiftKey ? [stops[0], stops[stops.length - 1]] : [stops[stops.length - 1], stops[0]];
      const atStart = event.shiftKey && document.activeElement === panel.current;
      if (!to || (document.activeElement !== from && !atStart)) return;
      event.preventDefault();
      to.focus();
    };
    const keepInside = (event: FocusEvent) => {
      if (!panel.current?.contains(event.target as Node)) panel.current?.focus({ preventScroll: true });
    };
    document.addEventListener('focusin', keepInside);
    document.addEventListener('keydown', goRound);
    return () => {
      document.removeEventListener('keydown', goRound);
      document.removeEventListener('focusin', keepInside);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [panel]);
}

function usePageBehindStill(): void {
  useEffect(() => {
    const { body } = document;
    body.style.overflow = 'hidden';
    return () => {
      body.style.overflow = '';
    };
  }, []);
}

function useCloseOnEscape(onClose: () => void): void {
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [onClose]);
}
