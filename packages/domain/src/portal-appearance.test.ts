import { describe, expect, it } from 'vitest';
import { isPortalLink, logoOf } from './portal-appearance.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (inside: string, attributes = '') =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 16"${attributes}>${inside}</svg>`);
const shape = { type: 'image/svg+xml', width: 32, height: 16 };

describe('an SVG that only draws is a logo', () => {
  const DRAWN = {
    paths: svg("<path d=\"M0 0h4v4z\" fill=\"#0a6a5e\"/><g><circle cx='1' cy='2' r='3'/></g>"),
    declared: bytes(
      `<?xml version="1.0" encoding="UTF-8"?>\n<!-- by a tool -->\n${new TextDecoder().decode(svg(''))}\n`,
    ),
    gradient: svg('<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)"/>'),
    styled: svg('<style>.a{fill:url(#a);stroke:red}</style><path class="a" style="opacity:.5" d="M0 0"/>'),
    clipped: svg('<g clip-path="url(#c)"/><defs><clipPath id="c"><rect/></clipPath></defs>'),
    titled: svg('<title>A &amp; B &#169;</title><text x="1">A</text>'),
  };
  for (const [name, drawn] of Object.entries(DRAWN)) it(name, () => expect(logoOf(drawn)).toEqual(shape));

  it('and has the shape that it says, smaller where that is too large', () => {
    expect(logoOf(svg('', ' width="8192px" height="4096"'))).toMatchObject({ width: 2048, height: 1024 });
  });
});

describe('an SVG that acts, asks for something or doubles is none', () => {
  const REFUSED: Readonly<Record<string, Uint8Array>> = {
    script: svg('<script>alert(1)</script>'),
    'another prefix': svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'),
    'event handler': svg('<path d="M0 0" onload="alert(1)"/>'),
    'event handler at the root': svg('', ' onload="alert(1)"'),
    link: svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    'far reference': svg('<linearGradient xlink:href="https://evil.example/a#b"/>'),
    'reference by another prefix': svg('<linearGradient q:href="javascript:alert(1)"/>'),
    image: svg('<image href="https://evil.example/a.png"/>'),
    'foreign object': svg('<foreignObject><b/></foreignObject>'),
    'use, which doubles': svg('<use href="#a"/>'),
    animation: svg('<animate attributeName="href" to="javascript:alert(1)"/>'),
    'clips of clips, which double': svg('<clipPath id="a"><g clip-path="url(#b)"/></clipPath>'),
    'far fill': svg('<path fill="url(https://evil.example/a)"/>'),
    'far fill in style': svg('<path style="fill:URL( https://evil.example/a )"/>'),
    'escaped style': svg('<path style="fill:u\\72l(https://evil.example)"/>'),
    'imported style': svg('<style>@import "https://evil.example/a.css";</style>'),
    'style of CDATA': svg('<style><![CDATA[a{}]]></style>'),
    'entity in an attribute': svg('<linearGradient href="&#106;avascript:alert(1)"/>'),
    doctype: bytes(`<!DOCTYPE svg [<!ENTITY a "b">]>${new TextDecoder().decode(svg('&a;'))}`),
    instruction: bytes(`<?xml-stylesheet href="https://evil.example"?>${new TextDecoder().decode(svg(''))}`),
    'another namespace': bytes('<svg xmlns="http://www.w3.org/1999/xhtml" width="1" height="1"></svg>'),
    'none at all': bytes('<svg width="1" height="1"></svg>'),
    HTML: bytes('<html><body onload="alert(1)"></body></html>'),
    'two roots': bytes(`${new TextDecoder().decode(svg(''))}<svg/>`),
    unclosed: bytes('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">'),
    'text behind': bytes(`${new TextDecoder().decode(svg(''))}x`),
    'no size': bytes('<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
    'depth of thousands': svg('<g>'.repeat(5000) + '</g>'.repeat(5000)),
  };
  for (const [name, refused] of Object.entries(REFUSED))
    it(name, () => expect(logoOf(refused)).toMatchObject({ fault: 'acts' }));

  it('what is no image at all is said to be none, and what is too large to be so', () => {
    expect(logoOf(bytes('PNG'))).toEqual({ fault: 'none' });
    expect(logoOf(Uint8Array.of(0xff, 0xfe, 0x3c))).toEqual({ fault: 'none' });
    const png = Uint8Array.from(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgAAIAAAUAAVprLVIAAAAASUVORK5CYII=',
        'base64',
      ),
    );
    expect(logoOf(png)).toEqual({ type: 'image/png', width: 3, height: 2 });
    new DataView(png.buffer).setUint32(16, 2049);
    expect(logoOf(png)).toEqual({ fault: 'too-large' });
  });

  it('in time that is linear in what is sent', () => {
    const begun = process.cpuUsage();
    for (const part of ['<', '<g ', '<!--', 'a="', "<g a='", '&', '<g a="url(', ' ', '<!---'])
      logoOf(bytes(`<svg xmlns="http://www.w3.org/2000/svg">${part.repeat(262_144 / part.length)}`));
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(2);
  });
});

describe('a link of the portal', () => {
  it('leads to https, to mail, or to a page of the portal', () => {
    for (const href of [
      ...['https://example.com', 'https://example.com/a?b=c#d', 'https://example.com:8443/', 'https://wiki/'],
      ...[
        'mailto:a@example.com',
        'mailto:a@example.com?subject=Hi',
        '/',
        '/apis',
        '/guides/first-call#two',
        '/a?b=//c',
      ],
    ])
      expect(isPortalLink(href), href).toBe(true);
  });

  it('leads nowhere else, however it is written', () => {
    for (const href of [
      ...[
        'javascript:alert(1)',
        'JAVASCRIPT:alert(1)',
        ' javascript:alert(1)',
        'java\nscript:alert(1)',
        'data:text/html,x',
      ],
      ...['//evil.example', '/\\evil.example', '/\t/evil.example', '\\\\evil.example', 'https:evil.example'],
      ...['http://example.com', 'https://user@example.com', 'https://user:pass@example.com/', 'https://'],
      ...[
        'mailto:',
        'mailto:a',
        'mailto:a@b@c',
        'vbscript:x',
        'file:///etc/passwd',
        '',
        '#x',
        'apis',
        'blob:https://a.b/c',
      ],
    ])
      expect(isPortalLink(href), href).toBe(false);
  });
});
