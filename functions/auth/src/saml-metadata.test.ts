import { describe, expect, it } from 'vitest';
import { readSamlMetadata } from './saml-metadata.ts';

const CERTIFICATE =
  'MIIBgjCCASmgAwIBAgIUN5xrSpSAWKSpV1oSIiXu2dm2ZVYwCgYIKoZIzj0EAwIwFjEUMBIGA1UEAwwLaWRwLmV4YW1wbGUwIBcNMjYxMTI5MTE0NzI0WhgPMjEyNjExMDUxMTQ3MjRaMBYxFDASBgNVBAMMC2lkcC5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEt5G1xF+lH13iOntQaGwAMb/uNv3PCxIJbLysTsitFB5GLgMnnDA9zYqjc4Z/b8M5/Gd9I7EjJzWIYSaFZ/MyBKNTMFEwHQYDVR0OBBYEFJ0T13O1oJCZEoqChoVOePbPNXPzMB8GA1UdIwQYMBaAFJ0T13O1oJCZEoqChoVOePbPNXPzMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgSYswI2DAVBCN3PDnYh/2f77kYeEReRct2glNif1D6OoCIEmRiPmAHpvjdqygup5MKnp3RMV9gFSgAGsHh1+1GFRe';
const REDIRECT =
  '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso?a=1&amp;b=2"/>';
const keyOf = (use: string, certificate = CERTIFICATE) =>
  `<md:KeyDescriptor${use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>\n${certificate}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
const metadata = (inside: string, more = '') =>
  `<?xml version="1.0"?>${more}<!-- by hand --><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.example"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${inside}</md:IDPSSODescriptor></md:EntityDescriptor>`;

describe('metadata of a SAML identity provider', () => {
  it('says who it is and when what it signs with runs out', () => {
    const xml = metadata(keyOf('') + keyOf(' use="signing"') + keyOf(' use="encryption"', 'AAAA') + REDIRECT);
    const { entityId, certificatesUntil } = readSamlMetadata(xml);
    expect([entityId, certificatesUntil.length]).toEqual(['https://idp.example', 2]);
    expect(certificatesUntil[0]).toMatch(/^21\d\d-/);
  });

  it('is who it says however XML writes it', () => {
    const written = (id: string) => metadata(keyOf('') + REDIRECT).replace('https://idp.example"', `${id}"`);
    for (const id of ['https://idp.example/?a=1&amp;b=2', ' https://idp.example/?a=1&#38;b=&#x32; '])
      expect(readSamlMetadata(written(id)).entityId).toBe('https://idp.example/?a=1&b=2');
  });

  it.each([
    ['', /EntityDescriptor|no XML|no SAML/],
    ['<a', /no XML/],
    ['{"entityID":"a"}', /no XML|no SAML/],
    [metadata(REDIRECT), /no certificate/],
    [metadata(keyOf('')), /no sign-in/],
    [metadata(keyOf('', 'AAAA') + REDIRECT), /cannot be read/],
    [metadata(keyOf('') + REDIRECT, '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'), /document type/],
    [metadata(keyOf('') + REDIRECT).replaceAll('IDPSSODescriptor', 'SPSSODescriptor'), /no SAML/],
  ])('is refused where it cannot be used: %#', (xml, why) => {
    const words = () => {
      try {
        readSamlMetadata(xml);
        return 'taken';
      } catch (error) {
        return JSON.stringify((error as { words: unknown }).words);
      }
    };
    expect(words()).toMatch(why);
  });
});
