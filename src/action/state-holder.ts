import type { SessionState } from './session';

/** Holds the session's state and tells whoever listens that it has changed. */
export class StateHolder {
  private readonly listeners = new Set<() => void>();

  constructor(private current: SessionState) {}

  readonly get = (): SessionState => this.current;

  set(change: Partial<SessionState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
