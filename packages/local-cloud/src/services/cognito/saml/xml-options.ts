/** How SAML's XML is read here: attributes by `@name`, names without their prefixes, text as it stands, no entities. */
export const XML_OPTIONS = {
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
} as const;
