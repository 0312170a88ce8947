import { useEffect, useRef } from 'react';

/** A field that is disabled while something runs loses the focus; it gets it back when the work is done. */
export function useKeepFocus(busy: boolean): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const remember = (event: FocusEvent): void => {
      if (event.target instanceof HTMLElement) last.current = event.target;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => {
    if (!busy && document.activeElement === document.body && last.current?.isConnected === true)
      last.current.focus();
  }, [busy]);
}
