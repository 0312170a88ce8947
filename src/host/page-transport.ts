import type { OfficeHost } from './office-host';
import { type EndpointOptions, XdmEndpoint } from './xdm-endpoint';

/** Whatever in a page may differ from the host's usual answers. */
export type PageOptions = Omit<EndpointOptions, 'origin'>;

/** A page of the host, as far as a page of the add-in on the same origin has to know it. */
interface HostPage {
  qingqianHost?: {
    /** Takes what office.js posts. */
    receive(message: string): void;
    /** Set by the add-in's page: takes what the host posts. */
    deliver: (message: string) => void;
    /** Colour of the page's own ground, as `#rrggbb`. */
    readonly background: string;
  };
}

/**
 * The address under which Excel on the web opens an add-in: office.js reads off it which program it is in and who sits around it.
 * @param page of the add-in
 * @param hostPage of the host; office.js trusts it only with https and on the same host name, so it is written with https also where
 *   both pages come without (`standInForParent`)
 */
export function addinAddress(page: string, hostPage: string, language = 'zh-CN'): string {
  const address = new URL(page);
  address.searchParams.set('_host_Info', `Excel$Web$16.00$${language}$$$disableLogging$3`);
  const { host, pathname } = new URL(hostPage);
  address.hash = `&_xdm_Info=conversation1|app1|https://${host}${pathname}&_serializer_version=1`;
  return address.href;
}

/** Connects a host in this page with an add-in in a frame, in messages between windows; both pages must come over https. */
export function connectFrame(
  host: OfficeHost,
  frame: HTMLIFrameElement,
  addinOrigin: string,
  options: PageOptions = {},
): XdmEndpoint {
  const endpoint = new XdmEndpoint(
    host,
    (message) => {
      frame.contentWindow?.postMessage(message, addinOrigin);
    },
    { origin: window.location.origin, ...options },
  );
  window.addEventListener('message', (event) => {
    const isAddin = event.source === frame.contentWindow && event.origin === addinOrigin;
    if (isAddin && typeof event.data === 'string') endpoint.receive(event.data);
  });
  return endpoint;
}

/** Connects a host in this page with an add-in of the same origin, over plain http: its page must call `standInForParent` first. */
export function connectSameOrigin(
  host: OfficeHost,
  { background = '#ffffff', ...options }: PageOptions & { readonly background?: string } = {},
): XdmEndpoint {
  const link: NonNullable<HostPage['qingqianHost']> = {
    receive: (message) => {
      endpoint.receive(message);
    },
    deliver: () => undefined,
    background,
  };
  const endpoint = new XdmEndpoint(
    host,
    (message) => {
      setTimeout(() => {
        link.deliver(message);
      }, 0);
    },
    { origin: `https://${window.location.host}`, ...options },
  );
  (window as HostPage).qingqianHost = link;
  return endpoint;
}

/**
 * Puts something in the place of the add-in page's `window.parent` that leads to the host around it. office.js, loaded afterwards,
 * takes no host without https; this one it hears under an https address, and stays unmodified itself.
 */
export function standInForParent(): void {
  const link = (window.parent as HostPage).qingqianHost;
  if (!link) throw new Error('There is no host around this page.');
  const standIn = {
    postMessage: (message: string) => {
      setTimeout(() => {
        link.receive(message);
      }, 0);
    },
  };
  Reflect.set(window, 'parent', standIn);
  // office.js for Excel on the web has no way for a host to tell its colours.
  document.documentElement.dataset['hostBackground'] = link.background;
  link.deliver = (message) => {
    const origin = `https://${window.location.host}`;
    window.dispatchEvent(new MessageEvent('message', { data: message, origin }));
  };
}
