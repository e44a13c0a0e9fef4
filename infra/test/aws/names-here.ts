// Loaded into a process that is tested: the hosts of example.com are on this machine.
import dns from 'node:dns';

/** The same in this process; answers how to leave it as it was. */
export const namesHere = (): (() => void) => {
  const lookup = dns.lookup;
  const here = (host: string, ...rest: readonly unknown[]) =>
    Reflect.apply(lookup, dns, [host.endsWith('.example.com') ? '127.0.0.1' : host, ...rest]);
  dns.lookup = Object.assign(here, lookup) as unknown as typeof dns.lookup;
  return () => {
    dns.lookup = lookup;
  };
};

if (process.env.PORTICO_NAMES_HERE) namesHere();
