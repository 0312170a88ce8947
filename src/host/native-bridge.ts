import type { OfficeHost } from './office-host';

/** The seam of office.js for a host in the same window (`window._richApiNativeBridge`). */
export interface NativeBridge {
  /** Set by office.js. */
  onMessageFromHost: ((message: string) => void) | null;
  sendMessageToHost(message: string): void;
}

const RICH_API_REQUEST = 1;
const RICH_API_ANSWER = 2;
const EVENTS = 3;

/**
 * Carries the rich API alone, without a page around the add-in; the start of office.js still goes over an endpoint.
 * @param later runs something after what is running now
 */
export function nativeBridge(host: OfficeHost, later: (run: () => void) => void): NativeBridge {
  const bridge: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost(text) {
      const { id, type, message } = JSON.parse(text) as {
        id: number;
        type: number;
        message: { body: unknown };
      };
      if (type !== RICH_API_REQUEST) return;
      const asked = typeof message.body === 'string' ? message.body : JSON.stringify(message.body);
      later(() => {
        const { status, body } = host.process(asked);
        const answer = {
          id,
          type: RICH_API_ANSWER,
          flags: 0,
          message: { statusCode: status, headers: {}, body },
        };
        bridge.onMessageFromHost?.(JSON.stringify(answer));
      });
    },
  };
  host.connect((entries) => {
    later(() =>
      bridge.onMessageFromHost?.(JSON.stringify({ id: null, type: EVENTS, flags: 0, message: { entries } })),
    );
  });
  return bridge;
}
