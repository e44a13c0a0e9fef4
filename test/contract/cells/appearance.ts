import { describe, expect, it } from 'vitest';
import { PNG, uploadBytes } from '../../portico/world.ts';
import { callOperation, tagOf } from '../contract-call.ts';
import { APPEARANCE } from '../wanted-appearance.ts';
import { admin } from './scene.ts';

describe('how the portal looks', () => {
  const asked = () => ({ token: admin.token });
  const over = async () => ({ ...asked(), headers: await tagOf('getAppearance', asked()) });
  const put = async (bytes: Uint8Array, member: 'logo' | 'logoDark' = 'logoDark') =>
    callOperation('putAppearance', {
      ...(await over()),
      body: { ...APPEARANCE, [member]: { uploadId: await uploadBytes(admin, bytes) } },
    });
  const shown = async () => (await callOperation('getAppearance', { asVisitor: true })).body;

  it('is said by admins, shown to everybody, and can be as it was before, or as it shipped', async () => {
    const saved = await callOperation('putAppearance', { ...(await over()), body: APPEARANCE });
    expect(saved).toMatchObject({ status: 200, body: APPEARANCE });
    expect(await shown()).toEqual(saved.body);
    await callOperation('putAppearance', { ...(await over()), body: { ...APPEARANCE, name: 'Another' } });
    const restored = await callOperation('restoreAppearance', { ...(await over()), body: { to: 'previous' } });
    expect(restored).toMatchObject({ status: 200, body: { name: APPEARANCE.name } });
    const shipped = await callOperation('restoreAppearance', { ...(await over()), body: { to: 'shipped' } });
    expect(shipped.body).toMatchObject({ name: 'Portico', menu: [], footer: { links: [] }, hasPrevious: true });
    expect(await shown()).toEqual(shipped.body);
  });

  it('leads nowhere but to https, mail and its own pages', async () => {
    for (const href of ['javascript:alert(1)', '//evil.example', 'http://example.com', 'data:text/html,x']) {
      const menu = [{ label: { en: 'A' }, href }];
      expect((await callOperation('putAppearance', { ...(await over()), body: { ...APPEARANCE, menu } })).status).toBe(
        400,
      );
    }
    const links = [{ label: { en: 'A' }, href: 'https://user:word@example.com' }];
    const refused = await callOperation('putAppearance', {
      ...(await over()),
      body: { ...APPEARANCE, footer: { links } },
    });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/footer/links/0/href' }] } });
  });

  it('has a logo, which is what its bytes say; one that acts, or is none, is refused with why', async () => {
    const svg = (inside: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2">${inside}</svg>`);
    const params = { logoTheme: 'dark' };
    expect((await put(svg('<path d="M0 0h3v2z"/>'))).body).toMatchObject({
      logoDark: { mediaType: 'image/svg+xml', width: 3, height: 2 },
    });
    expect((await callOperation('getLogo', { params, asVisitor: true })).body).toMatchObject({
      data: svg('<path d="M0 0h3v2z"/>').toString('base64'),
    });
    expect((await put(svg('<script>alert(1)</script>'))).body).toMatchObject({
      ...{ code: 'invalid-reference' },
      errors: [{ pointer: '/logoDark/uploadId', detail: 'is an SVG with what a logo may not have: <script>' }],
    });
    expect((await put(Buffer.from('no image'))).status).toBe(422);
    expect((await put(Buffer.from(PNG, 'base64'), 'logo')).body).not.toHaveProperty('logoDark');
    expect((await callOperation('getLogo', { params, asVisitor: true })).status).toBe(404);
  });
});
