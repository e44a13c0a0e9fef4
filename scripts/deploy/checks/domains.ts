import { Resolver } from 'node:dns/promises';
import { type CertificateDetail, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import type { Aws } from '../aws.ts';
import { type Finding, good, refused, said } from '../findings.ts';
import type { Values } from '../values.ts';

export const HOSTS = ['PortalUrl', 'ApiUrl', 'SignInUrl'] as const;
const hostOf = (values: Values, name: (typeof HOSTS)[number]): string =>
  URL.canParse(values[name] ?? '') ? new URL(values[name] ?? '').host : '';

/** Whether a name of a certificate covers a host: itself, or one label for the star. */
export const covers = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.split('.').slice(1).join('.') === name.slice(2));

export const checkHosts = (values: Values): Finding => {
  const hosts = HOSTS.map((name) => hostOf(values, name));
  return new Set(hosts).size === hosts.length
    ? good('hosts', hosts.join(', '))
    : refused('hosts', `portal, API and sign-in have a host each; these are ${hosts.join(', ')}`);
};

const wrongWith = (certificate: CertificateDetail | undefined, hosts: readonly string[]): string | undefined => {
  const names = certificate?.SubjectAlternativeNames ?? [];
  const bare = hosts.filter((host) => !names.some((name) => covers(name, host)));
  if (certificate?.Status !== 'ISSUED')
    return `it is ${certificate?.Status ?? 'not there'}, not ISSUED: prove the domains first`;
  return bare.length > 0 ? `it covers ${names.join(', ')}; ${bare.join(' and ')} is not among them` : undefined;
};

export const checkCertificate = async ({ acm }: Aws, values: Values): Promise<Finding> => {
  const hosts = HOSTS.map((name) => hostOf(values, name));
  try {
    const { Certificate } = await acm.send(new DescribeCertificateCommand({ CertificateArn: values.CertificateArn }));
    const wrong = wrongWith(Certificate, hosts);
    return wrong === undefined
      ? good('certificate', `issued, for ${Certificate?.SubjectAlternativeNames?.join(', ')}`)
      : refused('certificate', wrong);
  } catch (error) {
    return refused('certificate', `it could not be read: ${said(error)}`);
  }
};

/** Names are looked up as this machine does, or at the servers in PORTICO_DNS. */
const resolver = (): Resolver => {
  const found = new Resolver({ timeout: 3000, tries: 2 });
  const { PORTICO_DNS: servers } = process.env;
  if (servers) found.setServers(servers.split(','));
  return found;
};

/** Cognito makes a domain of one's own only below a name that has an address. */
export const checkParent = async (values: Values): Promise<Finding> => {
  const host = hostOf(values, 'SignInUrl');
  const parent = host.split('.').slice(1).join('.');
  try {
    const [address] = await resolver().resolve4(parent);
    return good('sign-in domain', `${parent} has an address (${address}), so Cognito takes ${host}`);
  } catch (error) {
    return refused(
      'sign-in domain',
      `${parent} has no A record (${said(error)}): Cognito takes ${host} only below a name that has one; any address does`,
    );
  }
};
