const NAMES = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** Whether a host name, with or without a port, is this machine itself. */
export function isLoopbackHost(host: string): boolean {
  return NAMES.has(host) || NAMES.has(host.replace(/:\d+$/, ''));
}

export function isLoopbackUrl(address: string): boolean {
  return URL.canParse(address) && isLoopbackHost(new URL(address).hostname);
}
