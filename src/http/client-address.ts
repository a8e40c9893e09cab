import { BlockList, isIP, isIPv6 } from 'node:net';

const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const plain = (address: string): string => MAPPED.exec(address)?.[1] ?? address;

/** Whether an address belongs to a balancer of ours. */
export type IsTrusted = (address: string) => boolean;

export function trustedProxies(proxies: readonly string[]): IsTrusted {
  const list = new BlockList();
  for (const range of proxies.flatMap((proxy) => NAMED[proxy] ?? [proxy])) {
    const [address = '', bits] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(plain(address)) !== 0 && list.check(plain(address), isIPv6(plain(address)) ? 'ipv6' : 'ipv4');
}

/** The nearest address that is not one of our balancers: what stands further left in `X-Forwarded-For` anyone can write. */
export function clientAddress(remote: string | undefined, forwardedFor: string | string[] | undefined, isTrusted: IsTrusted): string | null {
  const hops = String(forwardedFor ?? '').split(',').map((hop) => hop.trim()).filter((hop) => isIP(hop) !== 0);
  let address = remote;
  while (address !== undefined && isTrusted(address) && hops.length > 0) address = hops.pop();
  return address === undefined ? null : plain(address);
}
