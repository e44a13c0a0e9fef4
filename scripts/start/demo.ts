/** The people of the demo. Passwords are for this machine only: nothing here listens beyond loopback. */
export const DEMO = {
  admin: { email: 'admin@portico.example', name: 'Ada Admin', password: 'Portico-demo-1', groups: ['admin'] },
  publisher: { email: 'pia@portico.example', name: 'Pia Publisher', password: 'Portico-demo-1', groups: ['publisher'] },
  /** Known to the corporate identity provider only; the first sign-in makes the user here. */
  developer: { email: 'dev@corp.example', name: 'Dev Eloper', password: 'Corporate-demo-1', sub: 'emp-1001' },
  /** Known to the SAML side of the corporate identity provider, with groups a connection may map. */
  partner: {
    ...{ email: 'paula@partner.example', name: 'Paula Partner', password: 'Partner-demo-1', sub: 'par-2001' },
    groups: ['api-publishers', 'everybody'],
  },
} as const;

/** For connections beside the deployment's own: one identity provider is connected once by each of its clients. */
export const OTHER_CLIENTS = ['portico-two', 'portico-three', 'portico-four'] as const;
export const CORPORATE_CLIENT = { id: 'portico', secret: 'corporate-demo-secret', domain: 'corp.example' } as const;
