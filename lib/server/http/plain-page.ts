interface PlainPage {
  /** Small, above the title: "503". */
  code: string;
  title: string;
  text: string;
  action: { label: string; href: string };
  /** The browser retries automatically after this many seconds. */
  againSeconds?: number;
}

/** A whole page without Next: no script, no file to load, so that it can be shown when nothing else can. */
export function plainPage({ code, title, text, action, againSeconds }: PlainPage): string {
  const refresh = againSeconds ? `<meta http-equiv="refresh" content="${againSeconds}">` : "";
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">${refresh}
<title>${escapeHtml(title)} · IGNY8</title><style>${STYLE}</style></head>
<body><main><p class="code">${escapeHtml(code)}</p><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>
<p><a href="${escapeHtml(action.href)}">${escapeHtml(action.label)}</a></p></main></body></html>
`;
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:16px/1.5 system-ui,sans-serif;color:CanvasText;background:Canvas}
main{max-width:28rem;margin:0 auto;padding:18vh 1rem 4rem;text-align:center}h1{margin:.25rem 0 .5rem;font-size:1.5rem}
.code{margin:0;font-weight:600;color:#2563eb}a{display:inline-block;margin-top:1rem;padding:.5rem 1rem;border-radius:.5rem;
background:#2563eb;color:#fff;text-decoration:none}`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
